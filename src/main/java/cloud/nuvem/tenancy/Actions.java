package cloud.nuvem.tenancy;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.ResourceRef;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The gate that every change passes: decides ({@link Access}, suspension), announces the intent, does the work, announces the
 * outcome. An answer that is a {@link Refusal} is announced as refused with its code; an exception as failed, or as unknown
 * when it says that nobody can tell ({@link OutcomeUnknown}), and then thrown on.
 */
public interface Actions {

    /**
     * @param denied turns the gate's own refusal into the facade's answer
     * @param work runs outside any database transaction; gets the proof of membership
     */
    <R> R inProject(ProjectAttempt attempt, Function<Denied, R> denied, Function<ProjectMember, R> work);

    /** The same for what belongs to the whole organization. */
    <R> R inOrganization(OrganizationAttempt attempt, Function<Denied, R> denied, Function<OrganizationMember, R> work);

    /** The same for what belongs to the provider: plans, prices. Its trail is that of {@link OrganizationId#PROVIDER}. */
    default <R> R forProvider(ProviderAttempt attempt, Function<Denied, R> denied, Supplier<R> work) {
        return denied.apply(new Denied.Absent("provider"));
    }

    /** Who wants to do what to what, in a project. */
    record ProjectAttempt(Actor actor, Action action, ProjectId project, ResourceRef target) {}

    /** Who wants to do what to what, in an organization. */
    record OrganizationAttempt(Actor actor, Action action, OrganizationId organization, ResourceRef target) {}

    /**
     * Who wants to do what to what, for the provider; needs the right to change.
     *
     * @param action kind and verb: {@code price-list.activate}
     */
    record ProviderAttempt(Actor actor, String action, ResourceRef target) {}

    /** Marks an exception after which it is not known whether the work was done (a lost answer, a timeout). */
    interface OutcomeUnknown {}
}
