@NullMarked
package cloud.nuvem.tenancy.internal;

import org.jspecify.annotations.NullMarked;
