package cloud.nuvem.tenancy.internal;

import cloud.nuvem.tenancy.Action;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Organization.Suspension;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.OrganizationMember;
import cloud.nuvem.tenancy.ProjectMember;
import cloud.nuvem.tenancy.ProviderPermission;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Decides, then leaves announcing and working to {@link Announcements}. */
@Component
class ActionGate implements Actions {

    private static final Logger LOG = LoggerFactory.getLogger(ActionGate.class);

    private final RoleAccess access;
    private final ProviderAccess providers;
    private final Announcements announcements;

    ActionGate(RoleAccess access, ProviderAccess providers, Announcements announcements) {
        this.access = access;
        this.providers = providers;
        this.announcements = announcements;
    }

    @Override
    public <R> R inProject(ProjectAttempt attempt, Function<Denied, R> denied, Function<ProjectMember, R> work) {
        requireNoTransaction();
        var decision = access.decide(
                attempt.actor(), attempt.project(), attempt.action().permission());
        return pass(decision, attempt.action(), Attempt.of(attempt), denied, work);
    }

    @Override
    public <R> R inOrganization(
            OrganizationAttempt attempt, Function<Denied, R> denied, Function<OrganizationMember, R> work) {
        requireNoTransaction();
        var decision = access.decide(
                attempt.actor(), attempt.organization(), attempt.action().permission());
        return pass(decision, attempt.action(), Attempt.of(attempt), denied, work);
    }

    @Override
    public <R> R forProvider(ProviderAttempt attempt, Function<Denied, R> denied, Supplier<R> work) {
        requireNoTransaction();
        var refused = providers.denies(attempt.actor(), ProviderPermission.CHANGE);
        return switch (refused.orElse(null)) {
            case null -> announcements.around(Attempt.of(attempt), OrganizationId.PROVIDER, work);
            case Denied.Absent absent -> {
                logStranger(Attempt.of(attempt));
                yield denied.apply(absent);
            }
            case Denied weak -> {
                announcements.denied(Attempt.of(attempt), OrganizationId.PROVIDER, weak);
                yield denied.apply(weak);
            }
        };
    }

    private <M, R> R pass(
            Decision<M> decision, Action action, Attempt attempt, Function<Denied, R> denied, Function<M, R> work) {
        return switch (decision) {
            case Decision.Absent<M>(var absent) -> {
                logStranger(attempt);
                yield denied.apply(absent);
            }
            case Decision.TooWeak<M>(var tooWeak, var organization) -> {
                announcements.denied(attempt, organization.id(), tooWeak);
                yield denied.apply(tooWeak);
            }
            case Decision.Granted<M>(var member, var organization) -> {
                var suspended = suspension(action, organization);
                if (suspended.isPresent()) {
                    announcements.denied(attempt, organization.id(), suspended.get());
                    yield denied.apply(suspended.get());
                }
                yield announcements.around(attempt, organization.id(), () -> work.apply(member));
            }
        };
    }

    private static void logStranger(Attempt attempt) {
        LOG.info(
                "{} tried {} on {} without any role there",
                attempt.actor().person(),
                attempt.action(),
                attempt.place());
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
