package cloud.nuvem.tenancy.internal;

import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Organization.Suspension;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Organizations;
import cloud.nuvem.tenancy.Role;
import cloud.nuvem.tenancy.TenantScope;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/** Founding passes no decision, because nobody can be a member yet; it is announced like any other action. */
@Service
class OrganizationService implements Organizations {

    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{1,38}[a-z0-9]");

    private final Announcements announcements;
    private final TenantScope scope;
    private final OrganizationRepository organizations;
    private final RoleGrantRepository grants;
    private final Clock clock;

    OrganizationService(
            Announcements announcements,
            TenantScope scope,
            OrganizationRepository organizations,
            RoleGrantRepository grants,
            Clock clock) {
        this.announcements = announcements;
        this.scope = scope;
        this.organizations = organizations;
        this.grants = grants;
        this.clock = clock;
    }

    @Override
    public FoundOrganizationResult found(Actor founder, FoundOrganization command) {
        if (!SLUG.matcher(command.slug()).matches()) {
            return new FoundOrganizationResult.InvalidSlug();
        }
        var name = DisplayName.of(command.name());
        if (name.isEmpty()) {
            return new FoundOrganizationResult.InvalidName();
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var id = new OrganizationId(UUID.randomUUID());
        var organization = new Organization(id, command.slug(), name.get(), Suspension.NONE, now);
        var target = new ResourceRef("organization", null, command.slug());
        var attempt = new Attempt(founder, TenancyActions.FOUND_ORGANIZATION.name(), null, target, id.toString());
        return announcements.around(attempt, id, () -> scope.of(id, () -> insert(founder, organization)));
    }

    private FoundOrganizationResult insert(Actor founder, Organization organization) {
        if (!organizations.insert(organization)) {
            return new FoundOrganizationResult.SlugTaken(organization.slug());
        }
        var scope = new RoleGrantRepository.Scope(organization.id(), founder.person(), null);
        grants.put(scope, Role.OWNER, organization.createdAt());
        return new FoundOrganizationResult.Founded(organization);
    }
}
