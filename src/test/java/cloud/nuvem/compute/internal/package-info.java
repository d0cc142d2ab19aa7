@NullMarked
package cloud.nuvem.compute.internal;

import org.jspecify.annotations.NullMarked;
