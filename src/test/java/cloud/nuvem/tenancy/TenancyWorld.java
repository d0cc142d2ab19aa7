package cloud.nuvem.tenancy;

import cloud.nuvem.audit.internal.AuditSettings;
import cloud.nuvem.dev.ModuleWorld;
import cloud.nuvem.identity.FakePeople;
import cloud.nuvem.identity.PersonId;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Memberships.GrantRole;
import cloud.nuvem.tenancy.Organizations.FoundOrganization;
import cloud.nuvem.tenancy.Organizations.FoundOrganizationResult.Founded;
import cloud.nuvem.tenancy.Projects.CreateProject;
import cloud.nuvem.tenancy.Projects.CreateProjectResult.Created;
import cloud.nuvem.tenancy.Projects.OfferedRegions;
import cloud.nuvem.tenancy.Projects.Residents;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;

/** Tenancy and audit on a real database, and the words to set up a situation. One for all tests of this JVM. */
public final class TenancyWorld {

    public static final Region REGION = new Region("fra-1");

    private static final ModuleWorld MODULES = ModuleWorld.of(
            List.of("tenancy", "audit"),
            Clock.systemUTC(),
            AuditSettings.class,
            Heard.class,
            SomeRegions.class,
            SomeResidents.class);
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private TenancyWorld() {}

    public static <T> T bean(Class<T> type) {
        return MODULES.bean(type);
    }

    public static ModuleWorld modules() {
        return MODULES;
    }

    /** Somebody without any role. */
    public static Actor somebody() {
        var person = bean(FakePeople.class).add("person-" + COUNTER.incrementAndGet());
        return new Actor(person.id(), person.displayName(), Door.PORTAL);
    }

    /** An organization of its own, founded by the owner. */
    public static Organization organizationOf(Actor owner) {
        var result = bean(Organizations.class)
                .found(owner, new FoundOrganization("org-" + COUNTER.incrementAndGet(), "Organization"));
        return ((Founded) result).organization();
    }

    public static Project projectIn(Organization organization, Actor by, String name) {
        var result = bean(Projects.class).create(by, new CreateProject(organization.id(), name, REGION));
        return ((Created) result).project();
    }

    /** Somebody new with a role for the whole organization, or for one project. */
    public static Actor member(Organization organization, Actor owner, @Nullable Project project, Role role) {
        var actor = somebody();
        grant(organization, owner, project, actor.person(), role);
        return actor;
    }

    public static void grant(
            Organization organization, Actor owner, @Nullable Project project, PersonId person, Role role) {
        var command = new GrantRole(organization.id(), person, project == null ? null : project.id(), role);
        var result = bean(Memberships.class).grant(owner, command);
        if (!(result instanceof Memberships.ChangeRoleResult.Changed)) {
            throw new IllegalStateException(result.toString());
        }
    }

    /** What the billing module will do one day. */
    public static void suspend(Organization organization, Organization.Suspension suspension) {
        try (var connection = MODULES.postgres().dataSource("postgres").getConnection();
                var statement =
                        connection.prepareStatement("update tenancy.organization set suspension = ? where id = ?")) {
            statement.setString(1, suspension.name());
            statement.setObject(2, organization.id().value());
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Events in the order they were announced. */
    public static List<TenantEvent> heard(Organization organization) {
        return bean(Heard.class).events.stream()
                .filter(event -> event.organization().equals(organization.id()))
                .toList();
    }

    /** As if the trail could not be written; for this thread. */
    public static void refuseEvents(boolean refuse) {
        bean(Heard.class).refusing.set(refuse);
    }

    static final class Heard {
        private final List<TenantEvent> events = new CopyOnWriteArrayList<>();
        private final ThreadLocal<Boolean> refusing = ThreadLocal.withInitial(() -> false);

        @EventListener
        void on(TenantEvent event) {
            if (refusing.get()) {
                throw new IllegalStateException("the trail cannot be written");
            }
            events.add(event);
        }
    }

    static final class SomeRegions implements OfferedRegions {
        @Override
        public List<Region> offered() {
            return List.of(REGION, new Region("sao-1"));
        }
    }

    /** Resources that tests put into projects. */
    public static final class SomeResidents implements Residents {
        public final Map<ProjectId, List<ResourceRef>> living = new ConcurrentHashMap<>();

        @Override
        public List<ResourceRef> in(ProjectId project) {
            return living.getOrDefault(project, List.of());
        }
    }
}
