@NullMarked
package cloud.nuvem.metering.internal;

import org.jspecify.annotations.NullMarked;
