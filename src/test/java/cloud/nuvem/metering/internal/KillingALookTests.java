package cloud.nuvem.metering.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.dev.MigratedPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The meter dies before and after each statement of a look that closes, splits and opens; whoever looks next writes the same. */
class KillingALookTests {

    private static final Instant TEN = Instant.parse("2026-11-10T10:00:00Z");

    /** More than a look has; a label that is never reached is a look that lives. */
    private static final int STATEMENTS = 12;

    @TestFactory
    Stream<DynamicTest> convergesWhereverItDies() {
        return Stream.of("before", "after")
                .flatMap(side -> IntStream.rangeClosed(1, STATEMENTS)
                        .mapToObj(statement -> DynamicTest.dynamicTest(
                                side + " statement " + statement, () -> dieAt(side.equals("before"), statement))));
    }

    private void dieAt(boolean before, int statement) {
        var expected = new EventfulRegion();
        expected.region.look();
        var killed = new EventfulRegion();
        var death = new Death(before, statement);
        var dying = killed.region.meter(DSL.using(MigratedPostgres.shared()
                .provider()
                .configuration()
                .derive(new DefaultExecuteListenerProvider(death))));

        if (death.isReachedBy(() -> dies(dying, killed.region))) {
            killed.region.look();
        }

        assertThat(killed.records()).isEqualTo(expected.records());
        assertThat(killed.region.gaps()).isEqualTo(expected.region.gaps());
        assertThat(killed.region.doubts()).isEqualTo(expected.region.doubts());
    }

    private static boolean dies(RegionMeter meter, MeteredRegion region) {
        try {
            meter.look(region.region);
            return false;
        } catch (RuntimeException killed) {
            assertThatThrownBy(() -> {
                        throw killed;
                    })
                    .hasStackTraceContaining(Death.WORDS);
            return true;
        }
    }

    /** Everything happens at once, after a gap: one ends, one vanishes, one is resized, one begins, the month turns. */
    private static final class EventfulRegion {

        private final MeteredRegion region = new MeteredRegion(TEN);

        private EventfulRegion() {
            region.look();
            region.runs("ends", "u1.small", TEN.plusSeconds(10));
            region.runs("vanishes", "u1.small", TEN.plusSeconds(10));
            region.runs("resized", "u1.small", TEN.plusSeconds(10));
            region.runs("stays", "u1.small", TEN.plusSeconds(10));
            region.lookAt(TEN.plusSeconds(60));
            region.stops("ends", TEN.plusSeconds(90));
            region.stops("vanishes", null);
            region.runs("resized", "u1.large", TEN.plusSeconds(10), Map.of("team", "a"));
            region.runs("begins", "u1.small", TEN.plusSeconds(100));
            region.clock.to(Instant.parse("2026-12-01T00:10:00Z"));
        }

        private List<List<String>> records() {
            return Stream.of("ends", "vanishes", "resized", "stays", "begins")
                    .map(region::records)
                    .toList();
        }
    }

    /** Kills at one statement. */
    private static final class Death implements ExecuteListener {
        private static final long serialVersionUID = 1L;
        private static final String WORDS = "the meter is killed here";

        private final boolean before;
        private final int statement;
        private final AtomicInteger count = new AtomicInteger();

        private Death(boolean before, int statement) {
            this.before = before;
            this.statement = statement;
        }

        private boolean isReachedBy(BooleanSupplier look) {
            boolean died = look.getAsBoolean();
            assertThat(died).isEqualTo(count.get() >= statement);
            return died;
        }

        @Override
        public void executeStart(ExecuteContext context) {
            if (count.incrementAndGet() == statement && before) {
                throw new IllegalStateException(WORDS);
            }
        }

        @Override
        public void executeEnd(ExecuteContext context) {
            if (count.get() == statement && !before) {
                throw new IllegalStateException(WORDS);
            }
        }
    }
}
