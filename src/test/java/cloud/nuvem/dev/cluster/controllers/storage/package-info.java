/** Claims, volumes and their contents. */
@NullMarked
package cloud.nuvem.dev.cluster.controllers.storage;

import org.jspecify.annotations.NullMarked;
