@NullMarked
package cloud.nuvem.audit.internal;

import org.jspecify.annotations.NullMarked;
