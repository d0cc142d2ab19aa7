@NullMarked
package cloud.nuvem.tenancy;

import org.jspecify.annotations.NullMarked;
