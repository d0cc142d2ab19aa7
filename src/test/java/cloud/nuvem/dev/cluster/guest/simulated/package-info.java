/**
 * A guest that is only played: a boot, a login, a small shell, on a screen and on a serial line.
 */
@NullMarked
package cloud.nuvem.dev.cluster.guest.simulated;

import org.jspecify.annotations.NullMarked;
