package cloud.nuvem.pricing.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param cacheFor how long a change of plans and prices may stay unseen */
@ConfigurationProperties("nuvem.pricing")
record PricingProperties(@DefaultValue("3s") Duration cacheFor) {}
