@NullMarked
package cloud.nuvem.pricing.internal;

import org.jspecify.annotations.NullMarked;
