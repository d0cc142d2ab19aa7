@NullMarked
package cloud.nuvem.billing.internal;

import org.jspecify.annotations.NullMarked;
