package cloud.nuvem.compute.internal;

import static cloud.nuvem.compute.internal.ComputeWorld.await;
import static cloud.nuvem.compute.internal.ComputeWorld.faults;
import static cloud.nuvem.compute.internal.ComputeWorld.machines;
import static cloud.nuvem.compute.internal.ComputeWorld.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cloud.nuvem.cluster.ClusterAnswerLost;
import cloud.nuvem.compute.CreateVm;
import cloud.nuvem.compute.CreateVmResult;
import cloud.nuvem.compute.CreateVmResult.Created;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmQuery;
import cloud.nuvem.compute.VmStatus.State;
import cloud.nuvem.compute.internal.ComputeWorld.Tenant;
import cloud.nuvem.dev.cluster.core.http.Faults;
import cloud.nuvem.dev.cluster.core.http.Faults.Fault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows 1, 5 and 6 of the list of faults: a wish that is sent again, because its answer was lost or its process died. */
class RepeatingCreationsTests {

    private static Tenant acme;

    @BeforeAll
    static void start() {
        acme = ComputeWorld.tenant();
    }

    @AfterEach
    void behave() {
        faults().reset();
    }

    @Test
    void theSameWishTwiceIsOneMachine() {
        var wish = wish("once");
        var first = ComputeWorld.create(acme, wish);

        assertThat(ask(wish)).isInstanceOfSatisfying(Created.class, again -> {
            assertThat(again.repeated()).isTrue();
            assertThat(again.machines()).extracting(VirtualMachine::uid).containsExactly(first.uid());
        });
    }

    /** Row 6. */
    @Test
    void aLostAnswerIsFoundOutAndNothingMadeTwice() {
        faults().on(Faults.requests("virtualmachines", "create"), new Fault.LoseAnswer(), 1);

        var made = ComputeWorld.create(acme, wish("lost"));

        assertThat(await(acme, "lost", State.RUNNING).uid()).isEqualTo(made.uid());
    }

    /** Row 5: the process dies after the machine and before its Secret; the next attempt at the wish finishes it. */
    @Test
    void aHalfDoneCreationIsVisibleAndFinishedByTheNextAttempt() {
        var wish = wish("half");
        faults().on(Faults.requests("secrets", "patch"), new Fault.Cut());
        assertThatThrownBy(() -> ask(wish)).isInstanceOf(ClusterAnswerLost.class);
        await().until(() ->
                machines().find(acme.viewer(), acme.project().id(), wish.name()).isPresent());

        faults().reset();
        assertThat(ask(wish)).isInstanceOf(Created.class);

        await(acme, "half", State.RUNNING);
    }

    /** Row 1, small: each wish sent one to five times from eight threads, with answers lost at random. */
    @Test
    void manyWishesRepeatedAtRandomMakeEachMachineOnce() throws Exception {
        var tenant = ComputeWorld.tenant();
        var random = new Random(1);
        var calls = new ArrayList<Callable<CreateVmResult>>();
        int wishes = 60;
        for (int i = 0; i < wishes; i++) {
            var wish = stopped("bulk-" + i);
            for (int times = random.nextInt(5); times >= 0; times--) {
                calls.add(() -> insistently(tenant, wish));
            }
        }
        Collections.shuffle(calls, random);
        faults().on(Faults.requests("virtualmachines", "create"), new Fault.LoseAnswer(), 20);
        faults().on(Faults.requests("secrets", "patch"), new Fault.LoseAnswer(), 20);

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isInstanceOf(Created.class);
            }
        }

        await().atMost(ComputeWorld.PATIENCE)
                .until(() -> machines()
                                .page(tenant.viewer(), tenant.project().id(), VmQuery.all())
                                .total()
                        == wishes);
    }

    private static CreateVmResult insistently(Tenant tenant, CreateVm wish) {
        for (int attempt = 1; ; attempt++) {
            try {
                return machines().create(tenant.operator(), tenant.project().id(), wish);
            } catch (ClusterAnswerLost lost) {
                if (attempt == 10) {
                    throw lost;
                }
            }
        }
    }

    private static CreateVmResult ask(CreateVm wish) {
        return machines().create(acme.operator(), acme.project().id(), wish);
    }

    private static CreateVm stopped(String name) {
        var one = wish(name);
        return new CreateVm(
                one.requestId(),
                one.name(),
                1,
                one.image(),
                one.instanceType(),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                Map.of(),
                false,
                false);
    }
}
