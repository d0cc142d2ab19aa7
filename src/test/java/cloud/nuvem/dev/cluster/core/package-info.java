@NullMarked
package cloud.nuvem.dev.cluster.core;

import org.jspecify.annotations.NullMarked;
