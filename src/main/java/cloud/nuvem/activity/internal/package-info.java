/** How what happened is kept and read. */
@NullMarked
package cloud.nuvem.activity.internal;

import org.jspecify.annotations.NullMarked;
