/** Structural schemas: what a field may hold, what is pruned, what is filled in, how lists merge. */
@NullMarked
package cloud.nuvem.dev.cluster.core.schema;

import org.jspecify.annotations.NullMarked;
