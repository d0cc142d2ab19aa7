@NullMarked
package cloud.nuvem.identity;

import org.jspecify.annotations.NullMarked;
