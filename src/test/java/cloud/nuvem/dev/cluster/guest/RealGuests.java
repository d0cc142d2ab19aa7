package cloud.nuvem.dev.cluster.guest;

import java.util.Optional;

/** Where real machines come from, if any do. */
public interface RealGuests extends AutoCloseable {

    /** How many can be on at once; 0 for none ever. */
    int most();

    /** Turns a machine on; empty when there is no room for another. */
    Optional<GuestMachine> start(GuestFacts facts, PowerLine power);

    @Override
    void close();

    /** No machine is real. */
    static RealGuests none() {
        return new RealGuests() {
            @Override
            public int most() {
                return 0;
            }

            @Override
            public Optional<GuestMachine> start(GuestFacts facts, PowerLine power) {
                return Optional.empty();
            }

            @Override
            public void close() {
                // Nothing was opened.
            }
        };
    }
}
