/** The four ways to change a part of an object: merge patch, JSON patch, strategic merge patch, server-side apply. */
@NullMarked
package cloud.nuvem.dev.cluster.core.patch;

import org.jspecify.annotations.NullMarked;
