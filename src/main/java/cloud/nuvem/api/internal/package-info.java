@NullMarked
package cloud.nuvem.api.internal;

import org.jspecify.annotations.NullMarked;
