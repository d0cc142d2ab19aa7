/** Prometheus's HTTP API as far as a portal needs it: the same paths, parameters, answers, refusals and words. */
@NullMarked
package cloud.nuvem.dev.prometheus.http;

import org.jspecify.annotations.NullMarked;
