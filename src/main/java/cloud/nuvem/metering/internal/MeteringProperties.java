package cloud.nuvem.metering.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often the meter looks.
 *
 * @param every between looks when nothing changes
 * @param afterChange at least this long between looks when something changes
 * @param gapAfter a longer time without a look is a gap
 * @param cacheFor how old an open month's sums may be
 * @param issuer who sells and bills, by the name that exports carry
 */
@ConfigurationProperties("nuvem.metering")
record MeteringProperties(
        @DefaultValue("1m") Duration every,
        @DefaultValue("2s") Duration afterChange,
        @DefaultValue("3m") Duration gapAfter,
        @DefaultValue("10s") Duration cacheFor,
        @DefaultValue("Nuvem") String issuer) {}
