@NullMarked
package cloud.nuvem.activity.internal;

import org.jspecify.annotations.NullMarked;
