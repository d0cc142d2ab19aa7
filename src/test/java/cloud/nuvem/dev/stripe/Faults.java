package cloud.nuvem.dev.stripe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Misbehaviour on demand: what the next requests to a path meet. Safe for use from any thread. */
public final class Faults {

    /** What a request meets. */
    public sealed interface Fault {

        /** Does nothing and answers that there were too many requests. */
        record TooManyRequests() implements Fault {}

        /** Does what is asked, then answers 500; so it does to the same key again. */
        record ErrorAfterDoing() implements Fault {}

        /** Does nothing and answers 500. */
        record ErrorBeforeDoing() implements Fault {}

        /** Does what is asked, then answers nothing and closes after so long. */
        record SilenceAfterDoing(Duration held) implements Fault {}

        /** Does nothing and closes. */
        record SilenceBeforeDoing() implements Fault {}

        /** Works so long before it does anything. */
        record Slow(Duration delay) implements Fault {}
    }

    private record Planned(String pathPrefix, Fault fault) {}

    private final List<Planned> planned = new ArrayList<>();

    /** The next such many requests that change something below this path, for example {@code /v1/payment_intents}. */
    public synchronized void next(int times, String pathPrefix, Fault fault) {
        for (int i = 0; i < times; i++) {
            planned.add(new Planned(pathPrefix, fault));
        }
    }

    public synchronized void clear() {
        planned.clear();
    }

    /** How many are still to come. */
    public synchronized int waiting() {
        return planned.size();
    }

    synchronized Optional<Fault> take(String method, String path) {
        if (method.equals("GET")) {
            return Optional.empty();
        }
        var first =
                planned.stream().filter(one -> path.startsWith(one.pathPrefix)).findFirst();
        first.ifPresent(planned::remove);
        return first.map(Planned::fault);
    }
}
