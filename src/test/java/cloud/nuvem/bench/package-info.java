/** Measurements, run on purpose: {@code java cloud.nuvem.bench.…}; no part of the ordinary tests. */
@NullMarked
package cloud.nuvem.bench;

import org.jspecify.annotations.NullMarked;
