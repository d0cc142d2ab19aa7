/**
 * A text screen and its picture: cells, escape sequences, a bitmap font, PNG.
 */
@NullMarked
package cloud.nuvem.dev.cluster.guest.screen;

import org.jspecify.annotations.NullMarked;
