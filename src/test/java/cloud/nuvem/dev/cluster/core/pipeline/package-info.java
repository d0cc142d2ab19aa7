/** What happens to a write between the wire and the store, and the cluster as controllers see it from inside. */
@NullMarked
package cloud.nuvem.dev.cluster.core.pipeline;

import org.jspecify.annotations.NullMarked;
