package cloud.nuvem.metering.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.metering.internal.RegionMeter.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RacingMetersTests {

    private static final Instant TEN = Instant.parse("2026-11-10T10:00:00Z");
    private static final int MINUTES = 15;
    private static final int REPLICAS = 2;

    private final MeteredRegion region = new MeteredRegion(TEN);

    @Test
    void twoReplicasThatLookAtTheSameMomentWriteOnce() throws Exception {
        region.look();
        var start = new CyclicBarrier(REPLICAS);
        try (var replicas = Executors.newFixedThreadPool(REPLICAS)) {
            for (int minute = 1; minute <= MINUTES; minute++) {
                var moment = TEN.plusSeconds(60L * minute);
                region.clock.to(moment);
                region.runs("m" + minute, "u1.small", moment.minusSeconds(30));
                region.stops("m" + (minute - 3), moment.minusSeconds(10));
                assertThat(outcomes(replicas, start)).contains(Outcome.WRITTEN);
            }
        }

        for (int minute = 1; minute <= MINUTES - 3; minute++) {
            var begin = TEN.plusSeconds(60L * minute - 30);
            var end = TEN.plusSeconds(60L * (minute + 3) - 10);
            assertThat(region.records("m" + minute)).containsExactly(begin + "–" + end + " u1.small");
        }
        assertThat(region.gaps()).isZero();
    }

    private List<Outcome> outcomes(ExecutorService replicas, CyclicBarrier start) throws Exception {
        var looks = new ArrayList<Future<Outcome>>();
        for (int replica = 0; replica < REPLICAS; replica++) {
            looks.add(replicas.submit(() -> {
                var meter = region.meter();
                start.await();
                return meter.look(region.region);
            }));
        }
        var outcomes = new ArrayList<Outcome>();
        for (var look : looks) {
            outcomes.add(look.get());
        }
        return outcomes;
    }
}
