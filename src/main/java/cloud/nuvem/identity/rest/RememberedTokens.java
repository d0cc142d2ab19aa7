package cloud.nuvem.identity.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Checks a token's signature and claims once a minute instead of with every request of the program that carries it. Its end
 * is looked at each time; a signing key that was withdrawn is noticed within that minute.
 */
final class RememberedTokens implements JwtDecoder {

    private static final Duration TRUST = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final JwtDecoder checking;
    private final Clock clock;
    private final Cache<String, Jwt> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(TRUST).build();

    RememberedTokens(JwtDecoder checking, Clock clock) {
        this.checking = checking;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String token) {
        var remembered = known.getIfPresent(token);
        if (remembered != null && isAlive(remembered)) {
            return remembered;
        }
        var checked = checking.decode(token);
        known.put(token, checked);
        return checked;
    }

    private boolean isAlive(Jwt token) {
        var end = token.getExpiresAt();
        return end != null && clock.instant().isBefore(end);
    }
}
