@NullMarked
package cloud.nuvem.api;

import org.jspecify.annotations.NullMarked;
