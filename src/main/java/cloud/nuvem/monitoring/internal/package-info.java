/** Templates, chunks and the one class that speaks to Prometheus. */
@NullMarked
package cloud.nuvem.monitoring.internal;

import org.jspecify.annotations.NullMarked;
