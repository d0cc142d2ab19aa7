package cloud.nuvem.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.nuvem.dev.DemoClient;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Row 13 of the list of faults: PostgreSQL fails over, again and again. Every two seconds all connections of the portal are
 * killed while programs work: nothing is answered wrongly, nothing is lost or done twice, and of a hundred requests at most one
 * has to be sent again. Twenty seconds in every build, {@code -Dnuvem.failover.seconds=300} for the full figure. On a busy
 * machine it goes by what is done instead of by the clock, or the share would tell of the machine.
 */
class LostConnectionsJourneyIT extends Journey {

    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("nuvem.failover.seconds", 20));
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final int REQUESTS_BETWEEN = 200;
    private static final int KILLS = 5;

    private final AtomicInteger killed = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void nothingIsAnsweredWronglyAndOneInAHundredAsksAgain() throws Exception {
        var project = acmeProject("failover");
        var workers = List.of(
                new BusyCaller(address(), "ana", () -> WORLD.keycloak().tokenOf("ana"), project.id()),
                new BusyCaller(address(), "otto", () -> WORLD.keycloak().tokenOf("otto"), project.id()),
                new BusyCaller(
                        address(), "robot", () -> WORLD.keycloak().tokenOf(DemoClient.ACME_ROBOT), project.id()));
        workers.forEach(worker -> running(tenants().ana(), project, worker.machine()));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ends = workers.stream()
                    .map(worker -> threads.submit((Callable<Void>) () -> worker.workUntil(over::get)))
                    .toList();
            killAgainAndAgain(workers);
            over.set(true);
            for (var end : ends) {
                end.get();
            }
        }
        for (var worker : workers) {
            worker.looksBack();
        }
        judge(workers);
    }

    private void killAgainAndAgain(List<BusyCaller> workers) {
        long end = System.nanoTime() + LENGTH.toNanos();
        for (int kill = 1; kill <= KILLS || System.nanoTime() < end; kill++) {
            long next = System.nanoTime() + BETWEEN.toNanos();
            int enough = requests(workers) + REQUESTS_BETWEEN;
            await().pollInterval(Duration.ofMillis(50))
                    .atMost(Duration.ofMinutes(5))
                    .until(() -> System.nanoTime() >= next && requests(workers) >= enough);
            killConnections();
        }
    }

    private static int requests(List<BusyCaller> workers) {
        return workers.stream().mapToInt(BusyCaller::requests).sum();
    }

    private void judge(List<BusyCaller> workers) {
        int requests = requests(workers);
        int repeated = workers.stream().mapToInt(BusyCaller::repeated).sum();
        System.out.printf(
                "%d connections killed: %d requests, %d to be sent again (%.2f %%)%n",
                killed.get(), requests, repeated, 100.0 * repeated / requests);
        assertThat(killed.get()).isGreaterThan(KILLS);
        assertThat(workers).flatExtracting(BusyCaller::wrong).isEmpty();
        assertThat(100 * repeated).isLessThanOrEqualTo(requests);
    }

    private void killConnections() {
        try (var connection = WORLD.postgres().superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                        + " where usename like 'nuvem%' and backend_type = 'client backend'")) {
            rows.next();
            killed.addAndGet(rows.getInt(1));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
