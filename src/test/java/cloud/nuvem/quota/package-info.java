@NullMarked
package cloud.nuvem.quota;

import org.jspecify.annotations.NullMarked;
