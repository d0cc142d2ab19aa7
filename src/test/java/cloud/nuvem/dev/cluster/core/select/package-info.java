/** Which objects a list, watch or collective delete means. */
@NullMarked
package cloud.nuvem.dev.cluster.core.select;

import org.jspecify.annotations.NullMarked;
