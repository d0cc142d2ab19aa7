@NullMarked
package cloud.nuvem.pricing.ui;

import org.jspecify.annotations.NullMarked;
