/** Small helpers around Jackson's tree: parsing, paths, numbers. */
@NullMarked
package cloud.nuvem.dev.cluster.core.json;

import org.jspecify.annotations.NullMarked;
