/**
 * What machines and projects did over time, for graphs: asks the region's Prometheus with fixed templates and nothing else.
 *
 * <p>No tables, no events. A region without an address under {@code nuvem.monitoring.prometheus} has no graphs, and says so.
 *
 * <p>Decisions (2026-11-24):
 * <ul>
 *   <li>Nobody outside hands in PromQL or label matchers: a caller names a {@link cloud.nuvem.monitoring.Graph}, a project and
 *       perhaps a machine. The namespace is a matcher written here, every template keeps it as a label of its result, and an
 *       answer about another namespace is dropped. A filter language for customers was rejected: it would be the one place
 *       where an escape leaks a tenant.
 *   <li>Time is cut into chunks of sixty aligned steps. A chunk that can no longer change is kept, the open one is asked anew
 *       once per step; whoever asks for the same chunk at once waits for the same answer. A cache of whole answers was rejected:
 *       a moving range would never hit it.
 *   <li>Each line of a graph is one query. Joining them with {@code label_replace} and {@code or} would save a round trip on
 *       the first look and make every template twice as long.
 *   <li>Averages over a window instead of samples: over thirty days a sample every two hours shows noise, not use.
 *   <li>A dead or slow Prometheus is a value ({@link cloud.nuvem.monitoring.Measurement}), not an exception: pages show it
 *       calmly and ask again.
 * </ul>
 */
@ApplicationModule(
        displayName = "Monitoring",
        allowedDependencies = {"kernel", "ui", "api", "tenancy", "cluster"})
@NullMarked
package cloud.nuvem.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
