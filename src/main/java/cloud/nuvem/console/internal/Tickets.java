package cloud.nuvem.console.internal;

import cloud.nuvem.console.ConsoleTicket;
import cloud.nuvem.identity.PersonId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tickets that were handed out and not used yet, by the SHA-256 of their secret. */
@Component
class Tickets {

    /** Enough for every tab of every person that may hold a console, and an end to hoarding. */
    private static final int MOST = 10_000;

    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final LinkedHashMap<String, Grant> byHash = new LinkedHashMap<>();
    private final Clock clock;

    Tickets(Clock clock) {
        this.clock = clock;
    }

    /** Of one page only the latest counts. */
    synchronized ConsoleTicket issue(Grant grant) {
        var now = clock.instant();
        byHash.values().removeIf(held -> now.isAfter(held.validUntil()) || isOfSamePage(held, grant));
        if (byHash.size() >= MOST) {
            byHash.pollFirstEntry();
        }
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        byHash.put(hash(secret), grant);
        return new ConsoleTicket(secret);
    }

    /** Takes the ticket, whoever shows it: a second look finds nothing. Empty when it does not count here. */
    Optional<Grant> take(String secret, String loginSession, PersonId person) {
        Grant grant;
        synchronized (this) {
            grant = byHash.remove(hash(secret));
        }
        return Optional.ofNullable(grant)
                .filter(taken -> !clock.instant().isAfter(taken.validUntil()))
                .filter(taken -> taken.wish().loginSession().equals(loginSession))
                .filter(taken -> taken.actor().person().equals(person));
    }

    /** Nobody connects after the end of the login session. */
    synchronized void forget(String loginSession) {
        byHash.values().removeIf(held -> held.wish().loginSession().equals(loginSession));
    }

    private static boolean isOfSamePage(Grant held, Grant grant) {
        return held.wish().page().equals(grant.wish().page())
                && held.wish().loginSession().equals(grant.wish().loginSession());
    }

    private static String hash(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
