package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.StatusException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Makes the cluster misbehave at will. Rules are tried in the order in which they were made; the first that fits and is
 * not used up acts. Safe for use from any thread.
 */
public final class Faults {

    /** What a matching request meets. */
    public sealed interface Fault {

        /** Waits, then goes on as usual. */
        record Slow(Duration delay) implements Fault {}

        /**
         * Is answered so without reaching the cluster.
         *
         * @param retryAfterSeconds 0 for no header
         */
        record Refuse(int code, int retryAfterSeconds) implements Fault {}

        /** Has its connection closed before anything happens. */
        record Cut() implements Fault {}

        /** Does its work, then has its connection closed instead of an answer. */
        record LoseAnswer() implements Fault {}

        /**
         * Has its connection, once open, carry no more than this each way.
         *
         * @param bytesPerSecond 0 for a line that has gone dead without being closed
         */
        record Throttle(int bytesPerSecond) implements Fault {}
    }

    private record Rule(Predicate<ApiRequest> matches, Fault fault, AtomicInteger left) {}

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final Outage outage;

    /** What only the server can do. */
    interface Outage {

        /** Closes all connections and refuses new ones. */
        void down();

        void up();

        /** Ends every watch without a word, as a broken network does. */
        void dropWatches();

        /** Ends every screen, serial line and followed log without a word. */
        void dropConnections();

        /** Forgets history: watches end with 410, continue tokens too. */
        void forgetHistory();
    }

    Faults(Outage outage) {
        this.outage = outage;
    }

    /** Every matching request from now on. */
    public void on(Predicate<ApiRequest> matching, Fault fault) {
        on(matching, fault, Integer.MAX_VALUE);
    }

    /**
     * The next matching requests.
     *
     * @param times at least 1
     */
    public void on(Predicate<ApiRequest> matching, Fault fault, int times) {
        rules.add(new Rule(matching, fault, new AtomicInteger(times)));
    }

    /** All requests of these verbs on a plural, for example {@code requests("virtualmachines", "create", "patch")}. */
    public static Predicate<ApiRequest> requests(String resource, String... verbs) {
        return request -> request.resource().equals(resource)
                && (verbs.length == 0 || List.of(verbs).contains(request.verb()));
    }

    /** All requests for one subresource, for example {@code subresource("virtualmachineinstances", "vnc")}. */
    public static Predicate<ApiRequest> subresource(String resource, String subresource) {
        return request ->
                request.resource().equals(resource) && request.subresource().equals(subresource);
    }

    public static Predicate<ApiRequest> everything() {
        return request -> true;
    }

    /** Closes all connections and refuses new ones, until {@link #acceptConnections}. */
    public void refuseConnections() {
        outage.down();
    }

    public void acceptConnections() {
        outage.up();
    }

    /** Ends every open watch without a word; new ones are welcome. */
    public void dropWatches() {
        outage.dropWatches();
    }

    /** Ends every open screen, serial line and followed log without a word; new ones are welcome. */
    public void dropConnections() {
        outage.dropConnections();
    }

    /** Ends every open watch with 410 and forgets what they would have to catch up with. */
    public void expireWatches() {
        outage.forgetHistory();
    }

    /** Good behaviour again. */
    public void reset() {
        rules.clear();
        outage.up();
    }

    Optional<Fault> next(ApiRequest request) {
        return rules.stream()
                .filter(rule -> rule.matches().test(request))
                .filter(rule -> rule.left().getAndUpdate(left -> Math.max(0, left - 1)) > 0)
                .findFirst()
                .map(Rule::fault);
    }

    /** The answer of a refusal, in the words of a real server. */
    static StatusException refusal(Fault.Refuse refuse) {
        var reason = switch (refuse.code()) {
            case 409 -> "Conflict";
            case 410 -> "Expired";
            case 429 -> "TooManyRequests";
            case 500 -> "InternalError";
            case 503 -> "ServiceUnavailable";
            case 504 -> "Timeout";
            default -> "Unknown";
        };
        var message = switch (refuse.code()) {
            case 429 -> "the server has received too many requests and has asked us to try again later";
            case 500 -> "Internal error occurred: the cluster was told to fail";
            default -> "the cluster was told to answer " + refuse.code();
        };
        Map<String, String> headers = refuse.retryAfterSeconds() > 0
                ? Map.of("Retry-After", Integer.toString(refuse.retryAfterSeconds()))
                : Map.of();
        return new StatusException(refuse.code(), reason, message, null, null, null, List.of(), headers);
    }
}
