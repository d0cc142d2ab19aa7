package cloud.nuvem.metering.ui;

import cloud.nuvem.metering.Usage;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.Tenants;
import com.vaadin.flow.router.BeforeEnterEvent;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** Finds out for a page who reads whose usage. */
@Component
class UsageDesks {

    private final Usage usage;
    private final Tenants tenants;
    private final Actors actors;
    private final Clock clock;

    UsageDesks(Usage usage, Tenants tenants, Actors actors, Clock clock) {
        this.usage = usage;
        this.tenants = tenants;
        this.actors = actors;
        this.clock = clock;
    }

    UsageDesk of(BeforeEnterEvent event) {
        var actor = actors.current(Door.PORTAL);
        var organization = event.getRouteParameters()
                .get("organization")
                .flatMap(slug -> tenants.findOrganization(actor, slug))
                .orElseThrow(() -> new DeniedException(new Denied.Absent("organization")));
        var projects = tenants.projects(actor).stream()
                .filter(project -> project.organization().equals(organization.id()))
                .toList();
        var now = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        return new UsageDesk(usage, actor, organization, projects, now);
    }
}
