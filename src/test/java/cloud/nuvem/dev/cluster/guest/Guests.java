package cloud.nuvem.dev.cluster.guest;

import cloud.nuvem.dev.cluster.guest.simulated.SimulatedGuest;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** All machines that are on. A simulated one begins to exist when somebody first looks at it. */
public final class Guests implements AutoCloseable {

    private final ConcurrentMap<String, RunningGuest> running = new ConcurrentHashMap<>();
    private final RealGuests real;

    public Guests(RealGuests real) {
        this.real = real;
    }

    /** Whether machines are worth turning on before anybody looks at them. */
    public boolean areReal() {
        return real.most() > 0;
    }

    /** The guest of these facts, turned on when it is not yet. */
    public RunningGuest turnOn(GuestFacts facts, PowerLine power) {
        return running.computeIfAbsent(
                facts.uid(),
                _ -> new RunningGuest(real.start(facts, power).orElseGet(() -> SimulatedGuest.start(facts, power))));
    }

    public Optional<RunningGuest> find(String uid) {
        return Optional.ofNullable(running.get(uid));
    }

    /** Pulls the plug; absent is fine. */
    public void turnOff(String uid) {
        var guest = running.remove(uid);
        if (guest != null) {
            guest.turnOff();
        }
    }

    @Override
    public void close() {
        running.keySet().forEach(this::turnOff);
        real.close();
    }
}
