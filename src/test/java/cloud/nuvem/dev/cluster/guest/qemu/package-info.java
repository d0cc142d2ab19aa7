/**
 * Real guests: QEMU without hardware help, a Debian kernel and busybox, made by {@code .mvn/guest.sh}.
 *
 * <p>They are asked for with {@code -Dnuvem.qemu-guests=3} (how many at once; the others are played), because each takes a
 * few seconds of a core to start and some 220 MiB. Screen, serial line and QEMU's own control line are sockets in a folder
 * named after the process that owns it, so nothing listens on a port, and whoever comes next finds what a killed world left.
 */
@NullMarked
package cloud.nuvem.dev.cluster.guest.qemu;

import org.jspecify.annotations.NullMarked;
