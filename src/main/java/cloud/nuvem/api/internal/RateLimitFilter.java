package cloud.nuvem.api.internal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps one caller from drowning the others, and tells every caller how much is left.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit header fields</a>
 */
@Component
class RateLimitFilter extends OncePerRequestFilter {

    private final LoadingCache<String, Bucket> buckets;
    private final String policy;
    private final ProblemWriter problems;

    RateLimitFilter(ApiProperties properties, ProblemWriter problems) {
        var limit = properties.rateLimit();
        this.buckets = Caffeine.newBuilder()
                .maximumSize(limit.callers())
                .expireAfterAccess(limit.window().multipliedBy(2))
                .build(caller -> Bucket.builder()
                        .addLimit(bandwidth ->
                                bandwidth.capacity(limit.requests()).refillGreedy(limit.requests(), limit.window()))
                        .build());
        this.policy =
                "\"caller\";q=" + limit.requests() + ";w=" + limit.window().toSeconds();
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var probe = buckets.get(Caller.of(request)).tryConsumeAndReturnRemaining(1);
        response.setHeader("RateLimit-Policy", policy);
        response.setHeader(
                "RateLimit",
                "\"caller\";r=" + probe.getRemainingTokens() + ";t=" + seconds(probe.getNanosToWaitForReset()));
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
            return;
        }
        refuse(request, response, probe);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, ConsumptionProbe probe)
            throws IOException {
        long wait = Math.max(1, seconds(probe.getNanosToWaitForRefill()));
        problems.write(
                request,
                response,
                Problem.of(429, "too-many-requests", wait).with(HttpHeaders.RETRY_AFTER, String.valueOf(wait)));
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos());
    }
}
