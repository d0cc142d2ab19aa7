@NullMarked
package cloud.nuvem.identity.internal;

import org.jspecify.annotations.NullMarked;
