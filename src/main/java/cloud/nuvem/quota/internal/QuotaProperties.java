package cloud.nuvem.quota.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long room is held for what is being created.
 *
 * @param whileCreating at most, from the decision on: then its process is taken for dead
 * @param untilCounted at most, from its creation on: then it is taken for gone
 * @param lag how long other replicas' caches may be behind the one that shows it
 * @param withoutName for what no cache can tell by name
 */
@ConfigurationProperties("nuvem.quota")
record QuotaProperties(
        @DefaultValue("3m") Duration whileCreating,
        @DefaultValue("2m") Duration untilCounted,
        @DefaultValue("4s") Duration lag,
        @DefaultValue("10s") Duration withoutName) {}
