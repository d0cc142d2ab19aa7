package cloud.nuvem.activity.internal;

import cloud.nuvem.activity.ActivitySource;
import cloud.nuvem.audit.internal.AuditSettings;
import cloud.nuvem.dev.ModuleWorld;
import cloud.nuvem.identity.FakePeople;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Memberships;
import cloud.nuvem.tenancy.Memberships.GrantRole;
import cloud.nuvem.tenancy.Organizations;
import cloud.nuvem.tenancy.Organizations.FoundOrganization;
import cloud.nuvem.tenancy.Organizations.FoundOrganizationResult.Founded;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.Projects;
import cloud.nuvem.tenancy.Projects.CreateProject;
import cloud.nuvem.tenancy.Projects.CreateProjectResult.Created;
import cloud.nuvem.tenancy.Projects.OfferedRegions;
import cloud.nuvem.tenancy.Role;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Activity on a real database, with one kind of resource of which {@code there} exists. */
final class ActivityWorld {

    private static final Region REGION = new Region("fra-1");
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final ModuleWorld MODULES = ModuleWorld.of(
            List.of("tenancy", "audit", "activity"),
            Clock.systemUTC(),
            AuditSettings.class,
            ActivitySettings.class,
            Machines.class,
            OneRegion.class,
            NoResidents.class);

    private ActivityWorld() {}

    static <T> T bean(Class<T> type) {
        return MODULES.bean(type);
    }

    static Actor somebody() {
        var person = bean(FakePeople.class).add("doer-" + COUNTER.incrementAndGet());
        return new Actor(person.id(), person.displayName(), Actor.Door.PORTAL);
    }

    /** In an organization of its own. */
    static Project project(Actor owner) {
        var founded = (Founded) bean(Organizations.class)
                .found(owner, new FoundOrganization("happened-" + COUNTER.incrementAndGet(), "Organization"));
        var created = (Created) bean(Projects.class)
                .create(owner, new CreateProject(founded.organization().id(), "Shop", REGION));
        return created.project();
    }

    static Actor operator(Actor owner, Project project) {
        var actor = somebody();
        bean(Memberships.class)
                .grant(owner, new GrantRole(project.organization(), actor.person(), null, Role.OPERATOR));
        return actor;
    }

    /** What compute answers in the product. */
    static final class Machines implements ActivitySource {
        @Override
        public String kind() {
            return "virtual-machine";
        }

        @Override
        public Set<String> codes() {
            return Set.of(
                    "action.start",
                    "action.stop",
                    "action.screen-session",
                    "started",
                    "placed",
                    "migrated",
                    "no-host-has-room");
        }

        @Override
        public boolean exists(Actor actor, ProjectId project, String name) {
            return name.equals("there");
        }
    }

    static final class OneRegion implements OfferedRegions {
        @Override
        public List<Region> offered() {
            return List.of(REGION);
        }
    }

    static final class NoResidents implements Projects.Residents {
        @Override
        public List<ResourceRef> in(ProjectId project) {
            return List.of();
        }
    }
}
