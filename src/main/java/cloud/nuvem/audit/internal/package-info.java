/** How the trail is written, read and verified. */
@NullMarked
package cloud.nuvem.audit.internal;

import org.jspecify.annotations.NullMarked;
