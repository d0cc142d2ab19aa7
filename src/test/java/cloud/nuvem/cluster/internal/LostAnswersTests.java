package cloud.nuvem.cluster.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.cluster.ClusterAnswerLost;
import cloud.nuvem.cluster.ClusterUnavailable;
import cloud.nuvem.dev.cluster.core.http.Faults;
import cloud.nuvem.dev.cluster.core.http.Faults.Fault;
import cloud.nuvem.tenancy.Actions.OutcomeUnknown;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.Role;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LostAnswersTests {

    private static ClusterWorld world;
    private static Project project;

    @BeforeAll
    static void start() {
        world = ClusterWorld.shared();
        project = world.project("unlucky");
    }

    @AfterEach
    void behave() {
        world.faults().reset();
    }

    @Test
    void aWriteWhoseAnswerIsLostIsUnknownAndNotSentAgain() {
        world.faults().on(Faults.requests("virtualmachines", "create"), new Fault.LoseAnswer(), 1);
        var cluster = world.as(Role.OPERATOR, project);

        assertThatThrownBy(() -> cluster.create(Machines.KIND, Machines.halted("lost")))
                .isInstanceOf(ClusterAnswerLost.class)
                .isInstanceOf(OutcomeUnknown.class);
        assertThat(cluster.find(Machines.KIND, "lost")).isPresent();
    }

    @Test
    void aReadWhoseAnswerIsLostIsSentAgain() {
        var cluster = world.as(Role.OPERATOR, project);
        cluster.create(Machines.KIND, Machines.halted("read"));
        world.faults().on(Faults.requests("virtualmachines", "get"), new Fault.LoseAnswer(), 1);

        assertThat(cluster.find(Machines.KIND, "read")).isPresent();
    }

    @Test
    void tooManyRequestsAreSentAgainAfterTheTimeAsked() {
        world.faults().on(Faults.requests("virtualmachines", "create"), new Fault.Refuse(429, 1), 1);
        var begun = System.nanoTime();

        world.as(Role.OPERATOR, project).create(Machines.KIND, Machines.halted("patient"));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void tooManyRequestsForTooLongAreUnavailable() {
        world.faults().on(Faults.requests("virtualmachines", "create"), new Fault.Refuse(429, 30));

        assertThatThrownBy(() -> world.as(Role.OPERATOR, project).create(Machines.KIND, Machines.halted("never")))
                .isExactlyInstanceOf(ClusterUnavailable.class);
    }

    @Test
    void anInternalErrorAfterAWriteLeavesItUnknown() {
        world.faults().on(Faults.requests("virtualmachines", "create"), new Fault.Refuse(500, 0), 1);

        assertThatThrownBy(() -> world.as(Role.OPERATOR, project).create(Machines.KIND, Machines.halted("maybe")))
                .isInstanceOf(ClusterAnswerLost.class);
    }

    @Test
    void aClusterThatIsDownDidNothing() {
        var cluster = world.as(Role.OPERATOR, project);
        world.faults().refuseConnections();

        assertThatThrownBy(() -> cluster.create(Machines.KIND, Machines.halted("down")))
                .isInstanceOf(ClusterUnavailable.class);
    }
}
