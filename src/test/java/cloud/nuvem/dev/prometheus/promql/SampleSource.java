package cloud.nuvem.dev.prometheus.promql;

import java.util.List;

/** Where samples come from. Safe for use from any thread. */
public interface SampleSource {

    /** What was scraped of all fitting series in a time, both ends included: milliseconds since the epoch. */
    List<Samples> select(List<Matcher> matchers, long from, long to);

    /** The fitting series that have a sample in that time. */
    List<Labels> series(List<Matcher> matchers, long from, long to);
}
