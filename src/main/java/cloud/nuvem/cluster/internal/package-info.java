/** How the clusters are reached. Nothing here is seen outside of the module. */
@NullMarked
package cloud.nuvem.cluster.internal;

import org.jspecify.annotations.NullMarked;
