package cloud.nuvem.compute;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Some machines of a project at a glance.
 *
 * @param byState how many in each state; absent means none
 * @param tags every tag key in use with its values
 * @param shapes how many of each shape: enough to price all of them
 * @param age how old what the cache shows may be; more than 30 s is worth saying
 */
public record VmOverview(
        long total,
        Map<VmStatus.State, Long> byState,
        SortedMap<String, SortedSet<String>> tags,
        Map<VmShape, Long> shapes,
        Duration age) {}
