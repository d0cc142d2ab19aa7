package cloud.nuvem.monitoring.internal;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where measurements come from.
 *
 * @param prometheus base address by region; a region that is not named has no graphs
 * @param timeout until a query is answered in full
 * @param pause how long a Prometheus that did not answer is left alone
 * @param scrapeInterval how often it visits the machines; rates look at four of them at least
 * @param cachedPoints how many values are kept, of all tenants together; one takes about four bytes
 * @param queriesPerOrganization how many queries one organization may have under way in this replica
 */
@ConfigurationProperties("nuvem.monitoring")
record MonitoringProperties(
        @DefaultValue Map<String, URI> prometheus,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("2s") Duration pause,
        @DefaultValue("30s") Duration scrapeInterval,
        @DefaultValue("10000000") long cachedPoints,
        @DefaultValue("4") int queriesPerOrganization) {}
