package cloud.nuvem.cluster.internal;

import static cloud.nuvem.cluster.internal.ClusterWorld.REGION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cloud.nuvem.cluster.ClusterObject;
import cloud.nuvem.cluster.ClusterUnavailable;
import cloud.nuvem.cluster.WatchedCaches.Scope;
import cloud.nuvem.cluster.WatchedKind;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.Role;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class FollowingAClusterTests {

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static ClusterWorld world;
    private static RegionalKinds<String> machines;

    private Project project;

    @BeforeAll
    static void start() {
        world = ClusterWorld.shared();
        machines = (RegionalKinds<String>) watchMachines();
    }

    @BeforeEach
    void begin() {
        project = world.project("followed-" + COUNTER.incrementAndGet());
    }

    @AfterEach
    void behave() {
        world.faults().reset();
    }

    private static WatchedKind<String> watchMachines() {
        return world.watches().watch(Scope.all(Machines.KIND), ClusterObject::version);
    }

    @Test
    void whatIsMadeChangedAndDeletedElsewhereIsSeen() {
        var vm = world.as(Role.OPERATOR, project).create(Machines.KIND, Machines.halted("seen"));
        await().until(() -> machines.find(REGION, project.id(), "seen").isPresent());

        var label = JsonNodeFactory.instance.objectNode();
        label.putObject("metadata").putObject("labels").put("by", "hand");
        var changed = world.administrator().merge(Machines.KIND, project.id().namespace(), "seen", label);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> machines.find(REGION, project.id(), "seen").stream()
                        .anyMatch(version -> Versions.compare(version, changed.version()) >= 0));

        world.as(Role.OPERATOR, project).delete(Machines.KIND, "seen", vm.uid());
        await().until(() -> machines.find(REGION, project.id(), "seen").isEmpty());
    }

    @Test
    void duringAnOutageTheLastPictureStaysWithItsAgeAndHealsByItself() {
        world.as(Role.OPERATOR, project).create(Machines.KIND, Machines.halted("kept"));
        await().until(() -> machines.find(REGION, project.id(), "kept").isPresent());

        world.faults().refuseConnections();
        await().atMost(Duration.ofSeconds(20)).until(() -> machines.age(REGION).compareTo(Duration.ofSeconds(3)) > 0);
        assertThat(machines.find(REGION, project.id(), "kept")).isPresent();
        world.faults().acceptConnections();

        await().atMost(Duration.ofSeconds(20)).until(() -> machines.age(REGION).compareTo(Duration.ofSeconds(1)) < 0);
        world.as(Role.OPERATOR, project).create(Machines.KIND, Machines.halted("after"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> machines.find(REGION, project.id(), "after").isPresent());
    }

    @Test
    void aSilentClusterThatLivesDoesNotGrowOld() {
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(6))
                .until(() -> machines.age(REGION).compareTo(Duration.ofSeconds(2)) < 0);
    }

    /** Row 9: at most one list per watch that is closed with 410, and nothing stale after five seconds. */
    @Test
    void aStormOf410CostsOneListPerClose() {
        machines.requireSeen(REGION);
        long before = machines.lists(REGION);
        int closes = 8;
        IntStream.range(0, closes).forEach(round -> {
            var name = "storm-" + round;
            world.as(Role.OPERATOR, project).create(Machines.KIND, Machines.halted(name));
            world.faults().expireWatches();
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> machines.find(REGION, project.id(), name).isPresent());
        });

        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        assertThat(machines.lists(REGION) - before).isLessThanOrEqualTo(closes);
        assertThat(machines.in(REGION, project.id())).hasSize(closes);
    }

    @Test
    void watchesDroppedWithoutAWordAreTakenUpWithoutListingAnew() {
        machines.requireSeen(REGION);
        long before = machines.lists(REGION);

        world.faults().dropWatches();
        world.as(Role.OPERATOR, project).create(Machines.KIND, Machines.halted("dropped"));

        await().atMost(Duration.ofSeconds(10))
                .until(() -> machines.find(REGION, project.id(), "dropped").isPresent());
        assertThat(machines.lists(REGION)).isEqualTo(before);
    }

    @Test
    void aClusterDownAtTheStartIsWaitedOut() {
        try (var late = ClusterWorld.idle()) {
            late.faults().refuseConnections();
            var watched = late.watches().watch(Scope.all(Machines.KIND), ClusterObject::name);
            late.watches().start();
            assertThatThrownBy(() -> watched.in(REGION)).isInstanceOf(ClusterUnavailable.class);

            late.faults().acceptConnections();

            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> watched.in(REGION) != null);
        }
    }

    @Test
    void longListsComePageByPage() {
        IntStream.range(0, 1_203)
                .forEach(number -> world.administrator()
                        .create(Machines.KIND, project.id().namespace(), Machines.halted("many-" + number), false));

        var late = watchMachines();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> late.in(REGION, project.id()).size() == 1_203);
    }
}
