package cloud.nuvem.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.audit.AuditEntry;
import cloud.nuvem.audit.AuditTrail;
import cloud.nuvem.audit.AuditTrail.AuditQuery;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Action.SuspensionRule;
import cloud.nuvem.tenancy.Actions.ProjectAttempt;
import cloud.nuvem.tenancy.Organization.Suspension;
import cloud.nuvem.tenancy.TenantEvent.ActionDenied;
import cloud.nuvem.tenancy.TenantEvent.ActionFinished;
import cloud.nuvem.tenancy.TenantEvent.ActionIntended;
import cloud.nuvem.tenancy.TenantEvent.Outcome;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class PassingTheGateTests {

    private final Actions actions = TenancyWorld.bean(Actions.class);
    private final Actor owner = TenancyWorld.somebody();
    private final Organization organization = TenancyWorld.organizationOf(owner);
    private final Project project = TenancyWorld.projectIn(organization, owner, "Shop");
    private final int before = TenancyWorld.heard(organization).size();

    @Test
    void announcesTheIntentBeforeTheWorkAndTheOutcomeAfter() {
        var answer = run(owner, member -> {
            assertThat(news()).singleElement().isInstanceOf(ActionIntended.class);
            assertThat(latestEntry().outcome()).isEqualTo(AuditEntry.Outcome.PENDING);
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .isFalse();
            assertThat(member).isEqualTo(new ProjectMember(owner.person(), project, Role.OWNER));
            return "started";
        });

        assertThat(answer).isEqualTo("started");
        var intended = (ActionIntended) news().getFirst();
        var finished = (ActionFinished) news().getLast();
        assertThat(news()).hasSize(2);
        assertThat(finished.id()).isEqualTo(intended.id());
        assertThat(finished.outcome()).isEqualTo(new Outcome.Done());
        assertThat(latestEntry().outcome()).isEqualTo(AuditEntry.Outcome.DONE);
        assertThat(latestEntry().finishedAt()).isNotNull();
    }

    @Test
    void announcesARefusalOfTheWorkWithItsCode() {
        run(owner, member -> new Full());

        assertThat(((ActionFinished) news().getLast()).outcome()).isEqualTo(new Outcome.Refused("vm.no-room"));
        assertThat(latestEntry().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
        assertThat(latestEntry().code()).isEqualTo("vm.no-room");
    }

    @Test
    void announcesARoleThatIsTooWeakAloneAndDoesNothing() {
        var viewer = TenancyWorld.member(organization, owner, null, Role.VIEWER);
        var alreadyHeard = TenancyWorld.heard(organization).size();

        var answer = run(viewer, member -> "started");

        assertThat(answer).isEqualTo(new Denied.RoleTooWeak(Role.VIEWER, Permission.OPERATE_RESOURCES));
        assertThat(TenancyWorld.heard(organization)
                        .subList(alreadyHeard, TenancyWorld.heard(organization).size()))
                .singleElement()
                .isInstanceOfSatisfying(
                        ActionDenied.class, denied -> assertThat(denied.code()).isEqualTo("role-too-weak"));
        assertThat(latestEntry().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
        assertThat(latestEntry().actorId()).isEqualTo(viewer.person().toString());
        assertThat(latestEntry().finishedAt()).isEqualTo(latestEntry().at());
    }

    @Test
    void aStrangerWritesNothingIntoTheTrail() {
        var answer = run(TenancyWorld.somebody(), member -> "started");

        assertThat(answer).isEqualTo(new Denied.Absent("project"));
        assertThat(news()).isEmpty();
    }

    @Test
    void anExceptionIsAFailureAndThrownOnWithoutItsMessageInTheTrail() {
        var failure = new IllegalStateException("password=secret");

        assertThatThrownBy(() -> run(owner, member -> {
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(((ActionFinished) news().getLast()).outcome())
                .isEqualTo(new Outcome.Failed("IllegalStateException"));
        assertThat(latestEntry().outcome()).isEqualTo(AuditEntry.Outcome.FAILED);
        assertThat(latestEntry().code()).isEqualTo("IllegalStateException");
    }

    @Test
    void aLostAnswerIsAnUnknownOutcome() {
        var lost = new AnswerLost();

        assertThatThrownBy(() -> run(owner, member -> {
                    throw lost;
                }))
                .isSameAs(lost);

        assertThat(((ActionFinished) news().getLast()).outcome()).isEqualTo(new Outcome.Unknown("AnswerLost"));
        assertThat(latestEntry().outcome()).isEqualTo(AuditEntry.Outcome.UNKNOWN);
    }

    @Test
    void aDenialInsideTheWorkIsARefusal() {
        assertThatThrownBy(() -> run(owner, member -> {
                    throw new DeniedException(new Denied.Absent("image"));
                }))
                .isInstanceOf(DeniedException.class);

        assertThat(((ActionFinished) news().getLast()).outcome()).isEqualTo(new Outcome.Refused("absent.image"));
    }

    @ParameterizedTest
    @CsvSource({
        "NONE,                  NEVER,                      passes",
        "NONE,                  WHEN_NEW_RESOURCES_BLOCKED, passes",
        "NONE,                  WHEN_COMPUTE_STOPPED,       passes",
        "NEW_RESOURCES_BLOCKED, NEVER,                      passes",
        "NEW_RESOURCES_BLOCKED, WHEN_NEW_RESOURCES_BLOCKED, refused",
        "NEW_RESOURCES_BLOCKED, WHEN_COMPUTE_STOPPED,       passes",
        "COMPUTE_STOPPED,       NEVER,                      passes",
        "COMPUTE_STOPPED,       WHEN_NEW_RESOURCES_BLOCKED, refused",
        "COMPUTE_STOPPED,       WHEN_COMPUTE_STOPPED,       refused",
    })
    void aSuspensionStopsWhatItIsMeantToStop(Suspension suspension, SuspensionRule rule, String expected) {
        TenancyWorld.suspend(organization, suspension);
        var action = new Action("virtual-machine.start", Permission.OPERATE_RESOURCES, rule);
        var attempt = new ProjectAttempt(owner, action, project.id(), target());

        Object answer = actions.<Object>inProject(attempt, denied -> denied, member -> "passes");

        assertThat(answer).isEqualTo(expected.equals("passes") ? "passes" : new Denied.Suspended(suspension));
    }

    @Test
    void anActionIsNotDoneWhenItsIntentCannotBeWritten() {
        var count = new AtomicInteger();
        TenancyWorld.refuseEvents(true);
        try {
            assertThatThrownBy(() -> run(owner, member -> count.incrementAndGet()))
                    .isInstanceOf(IllegalStateException.class);
        } finally {
            TenancyWorld.refuseEvents(false);
        }
        assertThat(count).hasValue(0);
    }

    @Test
    void whatWasDoneIsAnsweredEvenWhenItsOutcomeCannotBeWritten() {
        try {
            var answer = run(owner, member -> {
                TenancyWorld.refuseEvents(true);
                return "started";
            });
            assertThat(answer).isEqualTo("started");
        } finally {
            TenancyWorld.refuseEvents(false);
        }
    }

    @Test
    void refusesToBeginInsideATransaction() {
        var transaction = new TransactionTemplate(TenancyWorld.bean(PlatformTransactionManager.class));
        assertThatThrownBy(() -> transaction.execute(status -> run(owner, member -> "started")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outside of any transaction");
    }

    private Object run(Actor actor, Function<ProjectMember, Object> work) {
        var action =
                new Action("virtual-machine.start", Permission.OPERATE_RESOURCES, SuspensionRule.WHEN_COMPUTE_STOPPED);
        var attempt = new ProjectAttempt(actor, action, project.id(), target());
        return actions.<Object>inProject(attempt, denied -> denied, work);
    }

    private ResourceRef target() {
        return new ResourceRef("virtual-machine", project.id().value(), "web-1");
    }

    private List<TenantEvent> news() {
        var heard = TenancyWorld.heard(organization);
        return heard.subList(before, heard.size());
    }

    private AuditEntry latestEntry() {
        return TenancyWorld.bean(AuditTrail.class)
                .page(owner, organization.id(), AuditQuery.latest(1))
                .items()
                .getFirst();
    }

    private record Full() implements Refusal {
        @Override
        public String code() {
            return "vm.no-room";
        }
    }

    private static final class AnswerLost extends RuntimeException implements Actions.OutcomeUnknown {
        private static final long serialVersionUID = 1;
    }
}
