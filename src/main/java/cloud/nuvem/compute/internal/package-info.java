/** How machines are made, changed and seen. Nothing here is seen outside of the module. */
@NullMarked
package cloud.nuvem.compute.internal;

import org.jspecify.annotations.NullMarked;
