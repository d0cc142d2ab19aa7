/** The embedded Prometheus: what it knows of the machines, the language it is asked in, the door it answers at. */
@NullMarked
package cloud.nuvem.dev.prometheus;

import org.jspecify.annotations.NullMarked;
