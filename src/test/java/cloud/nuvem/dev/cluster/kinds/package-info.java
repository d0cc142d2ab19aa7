@NullMarked
package cloud.nuvem.dev.cluster.kinds;

import org.jspecify.annotations.NullMarked;
