package cloud.nuvem.tenancy.internal;

import cloud.nuvem.tenancy.Action;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Organization.Suspension;
import cloud.nuvem.tenancy.OrganizationMember;
import cloud.nuvem.tenancy.ProjectMember;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Decides, then leaves announcing and working to {@link Announcements}. */
@Component
class ActionGate implements Actions {

    private static final Logger LOG = LoggerFactory.getLogger(ActionGate.class);

    private final RoleAccess access;
    private final Announcements announcements;

    ActionGate(RoleAccess access, Announcements announcements) {
        this.access = access;
        this.announcements = announcements;
    }

    @Override
    public <R> R inProject(ProjectAttempt attempt, Function<Denied, R> denied, Function<ProjectMember, R> work) {
        requireNoTransaction();
        var decision = access.decide(
                attempt.actor(), attempt.project(), attempt.action().permission());
        return pass(decision, Attempt.of(attempt), denied, work);
    }

    @Override
    public <R> R inOrganization(
            OrganizationAttempt attempt, Function<Denied, R> denied, Function<OrganizationMember, R> work) {
        requireNoTransaction();
        var decision = access.decide(
                attempt.actor(), attempt.organization(), attempt.action().permission());
        return pass(decision, Attempt.of(attempt), denied, work);
    }

    private <M, R> R pass(Decision<M> decision, Attempt attempt, Function<Denied, R> denied, Function<M, R> work) {
        return switch (decision) {
            case Decision.Absent<M>(var absent) -> {
                LOG.info(
                        "{} tried {} on {} without any role there",
                        attempt.actor().person(),
                        attempt.action().name(),
                        attempt.place());
                yield denied.apply(absent);
            }
            case Decision.TooWeak<M>(var tooWeak, var organization) -> {
                announcements.denied(attempt, organization.id(), tooWeak);
                yield denied.apply(tooWeak);
            }
            case Decision.Granted<M>(var member, var organization) -> {
                var suspended = suspension(attempt.action(), organization);
                if (suspended.isPresent()) {
                    announcements.denied(attempt, organization.id(), suspended.get());
                    yield denied.apply(suspended.get());
                }
                yield announcements.around(attempt, organization.id(), () -> work.apply(member));
            }
        };
    }

    private static Optional<Denied> suspension(Action action, Organization organization) {
        var suspension = organization.suspension();
        var stopped = switch (action.stoppedBy()) {
            case NEVER -> false;
            case WHEN_NEW_RESOURCES_BLOCKED -> suspension != Suspension.NONE;
            case WHEN_COMPUTE_STOPPED -> suspension == Suspension.COMPUTE_STOPPED;
        };
        return stopped ? Optional.of(new Denied.Suspended(suspension)) : Optional.empty();
    }

    /** A rollback would take back what the trail says was done, and an outer transaction would hold locks during the work. */
    private static void requireNoTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an action begins outside of any transaction");
        }
    }
}
