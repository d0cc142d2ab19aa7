package cloud.nuvem.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.console.ConsoleEnd;
import cloud.nuvem.console.ConsoleEnd.Reason;
import cloud.nuvem.console.OpenConsoleResult;
import cloud.nuvem.sandbox.FakeTenancy;
import cloud.nuvem.tenancy.Organization.Suspension;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.TenantEvent.ActionFinished;
import cloud.nuvem.tenancy.TenantEvent.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.TestPropertySource;

/** Row 48 of the list of faults: a console does not outlive the right to it. */
@TestPropertySource(properties = {"nuvem.console.idle=1500ms", "nuvem.console.lifetime=6s", "nuvem.console.recheck=1s"})
class EndingSessionsTests extends RelayTests {

    private static final Set<Permission> LOOK = Set.of(Permission.VIEW_RESOURCES);

    @Autowired
    private ApplicationEventPublisher events;

    @Test
    void endsWhenTheRoleIsTakenAway() throws Exception {
        endsBy(login -> tenancy.allowOnly(LOOK), Reason.NOT_ALLOWED);
    }

    @Test
    void endsAtOnceWhenTheChangeOfARoleIsAnnounced() throws Exception {
        long begin = System.nanoTime();
        endsBy(
                login -> {
                    tenancy.allowOnly(LOOK);
                    events.publishEvent(new ActionFinished(
                            UUID.randomUUID(),
                            FakeTenancy.ACME,
                            null,
                            RelayApplication.actor("olga"),
                            "member.revoke-role",
                            VmLinks.ref(FakeTenancy.PRODUCTION, "x"),
                            new Outcome.Done(),
                            Instant.now()));
                },
                Reason.NOT_ALLOWED);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(FIVE_SECONDS);
    }

    @Test
    void endsWhenTheOrganizationsMachinesAreStopped() throws Exception {
        endsBy(login -> tenancy.suspend(Suspension.COMPUTE_STOPPED), Reason.SUSPENDED);
    }

    @Test
    void endsWhenThePersonSignsOut() throws Exception {
        endsBy(this::signOut, Reason.SIGNED_OUT);
    }

    @Test
    void endsWhenTheMachineIsDeleted() throws Exception {
        endsBy(login -> machines.remove(MACHINE), Reason.MACHINE_GONE);
    }

    @Test
    void endsWhenAnotherMachineHasTheName() throws Exception {
        endsBy(login -> machines.change(MACHINE, EndingSessionsTests::bornAnew), Reason.MACHINE_GONE);
    }

    @Test
    void endsWhenNothingMovesAndNotWhileSomethingDoes() throws Exception {
        try (var browser = connect(signIn("ana"))) {
            var end = machine.next();
            var until = System.nanoTime() + Duration.ofMillis(2_500).toNanos();
            Awaitility.await().pollInterval(Duration.ofMillis(200)).until(() -> {
                end.getOutputStream().write('.');
                assertThat(browser.read(1)).isEqualTo(".");
                return System.nanoTime() > until;
            });
            assertThat(isEnded(browser)).isTrue();
        }
        awaitTold(Reason.IDLE);
    }

    @Test
    void endsWhenItsTimeIsOver() throws Exception {
        try (var browser = connect(signIn("ana"))) {
            var end = machine.next();
            Awaitility.await().pollInterval(Duration.ofMillis(300)).until(() -> {
                browser.write("x");
                return end.getInputStream().read() < 0;
            });
        } catch (IOException ended) {
            assertThat(ended).isNotNull();
        }
        awaitTold(Reason.TOO_LONG);
    }

    @Test
    void asksWhetherToTakeOverAndTellsWhoDid() throws Exception {
        var ana = signIn("ana");
        var otto = signIn("otto");
        try (var first = connect(ana)) {
            machine.next();
            assertThat(ask(otto, screen(MACHINE), false))
                    .isInstanceOfSatisfying(
                            OpenConsoleResult.InUse.class,
                            inUse -> assertThat(inUse.holder().name()).isEqualTo("ana"));
            try (var second = RawBrowser.send(port, request(otto, ticket(otto, screen(MACHINE), true)))) {
                assertThat(second.status()).isEqualTo(101);
                assertThat(isEnded(first)).isTrue();
                assertThat(told).contains(new ConsoleEnd(Reason.TAKEN_OVER, "otto"));
                assertThat(consoles.holder(RelayApplication.actor("ana"), screen(MACHINE)))
                        .hasValueSatisfying(holder -> assertThat(holder.name()).isEqualTo("otto"));
            }
        }
        assertThat(machine.asked().getFirst()).contains("preserveSession=true");
        assertThat(machine.asked().getLast()).doesNotContain("preserveSession");
    }

    @Test
    void letsOnlyOneOfTwoTicketsSit() throws Exception {
        var ana = signIn("ana");
        var otto = signIn("otto");
        var first = ticket(ana);
        var second = ticket(otto);
        try (var sits = RawBrowser.send(port, request(ana, first));
                var stands = RawBrowser.send(port, request(otto, second))) {
            assertThat(sits.status()).isEqualTo(101);
            assertThat(stands.status()).isEqualTo(502);
        }
        assertThat(told).contains(new ConsoleEnd(Reason.IN_USE, "ana"));
    }

    @Test
    void givesPeopleWhoOnlyLookNoTicketAndWritesItDown() {
        tenancy.allowOnly(LOOK);

        assertThat(ask(signIn("vera"), screen(MACHINE), false)).isInstanceOf(OpenConsoleResult.NotAllowed.class);
        assertThat(gate.trail()).containsExactly("denied virtual-machine.screen-session");
    }

    @Test
    void aRightLostBetweenTicketAndConnectionCounts() throws Exception {
        var ana = signIn("ana");
        var secret = ticket(ana);
        tenancy.allowOnly(LOOK);
        try (var browser = RawBrowser.send(port, request(ana, secret))) {
            assertThat(browser.status()).isEqualTo(502);
        }
        assertThat(machine.asked()).isEmpty();
        awaitTold(Reason.NOT_ALLOWED);
    }

    @Test
    void saysThatAMachineIsOffOrNotThere() {
        var ana = signIn("ana");
        assertThat(ask(ana, screen("ci-runner-1"), false)).isInstanceOf(OpenConsoleResult.NotRunning.class);
        assertThat(ask(ana, screen("there-is-none"), false)).isInstanceOf(OpenConsoleResult.Absent.class);
    }

    private void endsBy(Consumer<Login> what, Reason reason) throws Exception {
        var ana = signIn("ana");
        try (var browser = connect(ana)) {
            var end = machine.next();
            what.accept(ana);
            var since = System.nanoTime();
            while (!isEnded(browser)) {
                // only its end counts
            }
            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(FIVE_SECONDS);
            assertThat(end.getInputStream().read()).isNegative();
        }
        awaitTold(reason);
        Awaitility.await()
                .untilAsserted(() -> assertThat(gate.trail())
                        .containsExactly("begin virtual-machine.screen-session web-1", "end done"));
    }

    private static VirtualMachine bornAnew(VirtualMachine machine) {
        return new VirtualMachine(
                "another-uid",
                machine.version(),
                machine.project(),
                machine.name(),
                machine.displayName(),
                machine.status(),
                machine.instanceType(),
                machine.vcpus(),
                machine.memory(),
                machine.image(),
                machine.bootVolume(),
                machine.volumeType(),
                machine.addresses(),
                machine.host(),
                machine.tags(),
                machine.deletionProtection(),
                machine.pendingChanges(),
                machine.createdAt());
    }
}
