package cloud.nuvem.compute.internal;

import static cloud.nuvem.compute.internal.ComputeWorld.faults;
import static cloud.nuvem.compute.internal.ComputeWorld.find;
import static cloud.nuvem.compute.internal.ComputeWorld.machines;
import static cloud.nuvem.compute.internal.ComputeWorld.running;
import static cloud.nuvem.compute.internal.ComputeWorld.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cloud.nuvem.activity.Activity;
import cloud.nuvem.activity.Activity.ActivityQuery;
import cloud.nuvem.activity.ActivityFilter;
import cloud.nuvem.activity.ActivityPlace;
import cloud.nuvem.cluster.ClusterUnavailable;
import cloud.nuvem.compute.CreateVmResult.Created;
import cloud.nuvem.compute.VirtualMachines.PowerAction;
import cloud.nuvem.compute.VmQuery;
import cloud.nuvem.compute.VmStatus.State;
import cloud.nuvem.compute.internal.ComputeWorld.Tenant;
import cloud.nuvem.kernel.ResourceName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Row 11 of the list of faults: a region is away for long. Everything stays readable with its age, new projects queue up, and
 * within a minute of the region's return all is done. Fifteen seconds in every build, {@code -Dnuvem.outage.seconds=600} for
 * the full figure.
 */
class LongOutageTests {

    private static final ActivityQuery LATEST = new ActivityQuery(ActivityFilter.ALL, Locale.ENGLISH, null, 50);
    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("nuvem.outage.seconds", 15));
    private static final Duration DRAINED = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(20);
    private static final int READERS = 4;

    private final AtomicBoolean away = new AtomicBoolean(true);
    private final AtomicInteger reads = new AtomicInteger();

    @AfterEach
    void behave() {
        faults().reset();
    }

    @Test
    void everythingIsReadableAndWhatQueuedUpIsDoneWithinAMinute() throws Exception {
        var tenant = ComputeWorld.tenant();
        running(tenant, "kept");
        long begin = System.nanoTime();
        faults().refuseConnections();

        var founded = new ArrayList<Tenant>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers = new ArrayList<Future<?>>();
            for (int reader = 0; reader < READERS; reader++) {
                readers.add(threads.submit(() -> readOn(tenant)));
            }
            for (int project = 0; project < 5; project++) {
                founded.add(ComputeWorld.tenant());
            }
            assertThatThrownBy(() -> machines()
                            .power(
                                    tenant.operator(),
                                    tenant.project().id(),
                                    new ResourceName("kept"),
                                    PowerAction.STOP))
                    .isInstanceOf(ClusterUnavailable.class);
            await().atMost(LENGTH.plusSeconds(30)).until(() -> System.nanoTime() - begin > LENGTH.toNanos());
            assertThat(age(tenant)).isGreaterThan(LENGTH.minusSeconds(5));
            away.set(false);
            for (var reader : readers) {
                reader.get();
            }
        }
        assertThat(reads.get()).isGreaterThan((int) LENGTH.toSeconds() * READERS);

        faults().acceptConnections();
        long back = System.nanoTime();
        await().atMost(DRAINED)
                .ignoreException(ClusterUnavailable.class)
                .until(() -> founded.stream()
                        .allMatch(each -> machines()
                                        .create(each.operator(), each.project().id(), wish("first"))
                                instanceof Created));
        await().atMost(DRAINED).until(() -> age(tenant).compareTo(Duration.ofSeconds(1)) < 0);
        System.out.printf(
                "outage of %d s: %d reads, none failed; drained after %d ms%n",
                LENGTH.toSeconds(),
                reads.get(),
                Duration.ofNanos(System.nanoTime() - back).toMillis());
    }

    private static Duration age(Tenant tenant) {
        return machines().overview(tenant.viewer(), tenant.project().id()).age();
    }

    /** Fails with the first read that does. */
    private void readOn(Tenant tenant) {
        var viewer = tenant.viewer();
        var project = tenant.project().id();
        var last = Duration.ZERO;
        while (away.get()) {
            assertThat(find(tenant, "kept").status().state()).isEqualTo(State.RUNNING);
            assertThat(machines().page(viewer, project, VmQuery.all()).items()).hasSize(1);
            assertThat(ComputeWorld.catalogue().images(viewer, project)).isNotEmpty();
            assertThat(ComputeWorld.catalogue().instanceTypes(viewer, project)).isNotEmpty();
            assertThat(ComputeWorld.bean(Activity.class)
                            .page(viewer, ActivityPlace.of(project), LATEST)
                            .entries())
                    .isNotEmpty();
            var age = age(tenant);
            assertThat(age).isGreaterThanOrEqualTo(last.minusSeconds(1));
            last = age;
            reads.incrementAndGet();
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
