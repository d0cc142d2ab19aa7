/** Pages about usage. */
@NullMarked
package cloud.nuvem.metering.ui;

import org.jspecify.annotations.NullMarked;
