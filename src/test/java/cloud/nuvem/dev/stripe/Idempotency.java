package cloud.nuvem.dev.stripe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was answered to which key, for a day: the same key and request get the same answer, errors included. */
final class Idempotency {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int LONGEST = 255;

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Clock clock;

    private record Entry(
            String request, Instant since, @Nullable Reply reply) {}

    Idempotency(Clock clock) {
        this.clock = clock;
    }

    /**
     * The stored answer, or that of the work done now.
     *
     * @param request what must be the same: method, path and parameters
     */
    Reply once(String key, String request, Supplier<Reply> work) {
        if (key.length() > LONGEST) {
            throw StripeFailure.invalid(
                    null, "Idempotency keys must be at most 255 characters (yours has " + key.length() + ").");
        }
        var earlier = claim(key, request);
        if (earlier.isPresent()) {
            return replay(key, request, earlier.get());
        }
        try {
            var reply = work.get();
            entries.put(key, new Entry(request, clock.instant(), reply));
            return reply;
        } catch (StripeFailure notBegun) {
            // What fails before anything was done leaves the key free.
            entries.remove(key);
            throw notBegun;
        }
    }

    /** Empty when the key is now ours. */
    private Optional<Entry> claim(String key, String request) {
        var now = clock.instant();
        entries.computeIfPresent(
                key,
                (ignored, entry) ->
                        entry.reply != null && entry.since.plus(KEPT).isBefore(now) ? null : entry);
        return Optional.ofNullable(entries.putIfAbsent(key, new Entry(request, now, null)));
    }

    private static Reply replay(String key, String request, Entry earlier) {
        if (!earlier.request.equals(request)) {
            throw new StripeFailure(
                    400,
                    "idempotency_error",
                    null,
                    "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '"
                            + key + "' if you meant to execute a different request.");
        }
        if (earlier.reply == null) {
            throw new StripeFailure(
                    409,
                    "invalid_request_error",
                    "idempotency_key_in_use",
                    "There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): "
                            + key + ". Please try again later.");
        }
        return earlier.reply.replayed();
    }
}
