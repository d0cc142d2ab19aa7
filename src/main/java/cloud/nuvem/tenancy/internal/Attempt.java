package cloud.nuvem.tenancy.internal;

import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Actions.OrganizationAttempt;
import cloud.nuvem.tenancy.Actions.ProjectAttempt;
import cloud.nuvem.tenancy.Actions.ProviderAttempt;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * An attempt anywhere.
 *
 * @param project null for what belongs to the organization
 * @param place the project's or the organization's id, for the provider's log
 */
record Attempt(Actor actor, String action, @Nullable ProjectId project, ResourceRef target, String place) {

    static Attempt of(ProjectAttempt attempt) {
        return new Attempt(
                attempt.actor(),
                attempt.action().name(),
                attempt.project(),
                attempt.target(),
                attempt.project().value());
    }

    static Attempt of(OrganizationAttempt attempt) {
        return new Attempt(
                attempt.actor(),
                attempt.action().name(),
                null,
                attempt.target(),
                attempt.organization().toString());
    }

    static Attempt of(ProviderAttempt attempt) {
        return new Attempt(attempt.actor(), attempt.action(), null, attempt.target(), "the provider");
    }
}
