@NullMarked
package cloud.nuvem.audit;

import org.jspecify.annotations.NullMarked;
