@NullMarked
package cloud.nuvem.console.internal;

import org.jspecify.annotations.NullMarked;
