@NullMarked
package cloud.nuvem;

import org.jspecify.annotations.NullMarked;
