package cloud.nuvem.tenancy.internal;

import cloud.nuvem.identity.PersonId;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Organization.Suspension;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Suspensions;
import cloud.nuvem.tenancy.TenantEvent.SuspensionChanged;
import cloud.nuvem.tenancy.TenantScope;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Nobody in particular suspends; the trail says that the portal itself did, and why. */
@Service
class SuspensionService implements Suspensions {

    private static final Actor PORTAL = new Actor(new PersonId(new UUID(0, 0)), "Nuvem", Door.SYSTEM);

    private final Announcements announcements;
    private final TenantScope scope;
    private final OrganizationRepository organizations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SuspensionService(
            Announcements announcements,
            TenantScope scope,
            OrganizationRepository organizations,
            ApplicationEventPublisher events,
            Clock clock) {
        this.announcements = announcements;
        this.scope = scope;
        this.organizations = organizations;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void suspend(OrganizationId organization, Cause cause, Suspension suspension, String reason) {
        boolean different = scope.of(organization, () -> organizations.suspension(organization, cause))
                .filter(now -> now != suspension)
                .isPresent();
        if (!different) {
            return;
        }
        var target = new ResourceRef("organization", null, reason);
        var action = suspension == Suspension.NONE ? TenancyActions.LIFT_SUSPENSION : TenancyActions.SUSPEND;
        var attempt = new Attempt(PORTAL, action, null, target, organization.toString());
        var now = clock.instant();
        var changed = announcements.around(
                attempt,
                organization,
                () -> scope.of(organization, () -> organizations.suspend(organization, cause, suspension, now)));
        changed.ifPresent(counts -> events.publishEvent(new SuspensionChanged(organization, counts, now)));
    }
}
