/** The objects, their versions and their history, in memory and, when a folder is given, on disk. */
@NullMarked
package cloud.nuvem.dev.cluster.core.store;

import org.jspecify.annotations.NullMarked;
