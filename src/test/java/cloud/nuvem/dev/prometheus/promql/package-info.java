/**
 * The part of PromQL that Nuvem's fixed templates use, and what tests need to attack them: text to words to tree to values.
 *
 * <p>Written here because nothing on the JVM evaluates PromQL: what exists only parses (looked for on 2026-11-24). Subqueries,
 * {@code @}, histograms and most functions are refused plainly. Every figure is compared with a real Prometheus by
 * {@code SameAsPrometheusIT}.
 */
@NullMarked
package cloud.nuvem.dev.prometheus.promql;

import org.jspecify.annotations.NullMarked;
