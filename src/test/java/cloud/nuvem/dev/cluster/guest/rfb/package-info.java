/**
 * The remote framebuffer protocol (RFC 6143) from the server's side: version 3.8, no authentication, raw and ZRLE.
 */
@NullMarked
package cloud.nuvem.dev.cluster.guest.rfb;

import org.jspecify.annotations.NullMarked;
