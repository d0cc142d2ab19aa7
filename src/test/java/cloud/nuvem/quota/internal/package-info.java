@NullMarked
package cloud.nuvem.quota.internal;

import org.jspecify.annotations.NullMarked;
