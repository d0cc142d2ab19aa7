package cloud.nuvem.billing.internal;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What happens to those who do not pay, counted from the first failure or the due date.
 *
 * @param retryAfter when the saved card is tried again
 * @param blockAfter when new resources are blocked, never before the due date
 * @param stopAfter when machines are stopped
 * @param notice at least this long before a step it is announced
 */
@ConfigurationProperties("nuvem.billing.dunning")
record DunningProperties(
        @DefaultValue({"1d", "3d", "7d"}) List<Duration> retryAfter,
        @DefaultValue("10d") Duration blockAfter,
        @DefaultValue("17d") Duration stopAfter,
        @DefaultValue("3d") Duration notice) {}
