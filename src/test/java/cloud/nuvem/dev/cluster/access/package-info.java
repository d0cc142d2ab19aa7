@NullMarked
package cloud.nuvem.dev.cluster.access;

import org.jspecify.annotations.NullMarked;
