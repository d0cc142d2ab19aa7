@NullMarked
package cloud.nuvem.pricing;

import org.jspecify.annotations.NullMarked;
