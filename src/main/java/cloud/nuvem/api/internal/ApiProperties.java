package cloud.nuvem.api.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of the API.
 *
 * @param maxBody largest body of a request
 */
@ConfigurationProperties("nuvem.api")
record ApiProperties(
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue RateLimit rateLimit,
        @DefaultValue Idempotency idempotency) {

    /**
     * What one caller may send to one replica.
     *
     * @param requests in a burst, refilled evenly over the window
     * @param callers how many callers are remembered at once
     */
    record RateLimit(
            @DefaultValue("3000") int requests,
            @DefaultValue("60s") Duration window,
            @DefaultValue("100000") int callers) {

        RateLimit {
            if (requests < 1 || window.toSeconds() < 1) {
                throw new IllegalArgumentException("nuvem.api.rate-limit: at least one request in at least one second");
            }
        }
    }

    /**
     * @param retention how long an answer is repeated
     * @param lease how long after its process died a request in flight may be taken over; renewed at a third of it
     */
    record Idempotency(
            @DefaultValue("24h") Duration retention,
            @DefaultValue("15s") Duration lease) {}
}
