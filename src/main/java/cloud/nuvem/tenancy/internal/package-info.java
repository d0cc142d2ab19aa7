/** How tenancy works inside. */
@NullMarked
package cloud.nuvem.tenancy.internal;

import org.jspecify.annotations.NullMarked;
