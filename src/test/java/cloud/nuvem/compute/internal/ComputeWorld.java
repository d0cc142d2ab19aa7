package cloud.nuvem.compute.internal;

import cloud.nuvem.activity.internal.ActivitySettings;
import cloud.nuvem.audit.internal.AuditSettings;
import cloud.nuvem.cluster.internal.SharedCluster;
import cloud.nuvem.compute.Catalogue;
import cloud.nuvem.compute.CreateVm;
import cloud.nuvem.compute.CreateVmResult;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VmStatus.State;
import cloud.nuvem.dev.ModuleWorld;
import cloud.nuvem.dev.cluster.core.http.Faults;
import cloud.nuvem.identity.FakePeople;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Memberships;
import cloud.nuvem.tenancy.Memberships.GrantRole;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Organizations;
import cloud.nuvem.tenancy.Organizations.FoundOrganization;
import cloud.nuvem.tenancy.Organizations.FoundOrganizationResult.Founded;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.Projects;
import cloud.nuvem.tenancy.Projects.CreateProject;
import cloud.nuvem.tenancy.Projects.CreateProjectResult.Created;
import cloud.nuvem.tenancy.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Compute with everything below it: gate, trail, quota and caches on a real database and a living cluster. */
final class ComputeWorld {

    static final Region REGION = new Region("fra-1");
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final ModuleWorld MODULES = ModuleWorld.of(
            List.of("tenancy", "audit", "activity", "cluster", "compute"),
            Clock.systemUTC(),
            AuditSettings.class,
            ActivitySettings.class,
            SharedCluster.class,
            FakeKeys.class,
            FakeQuotas.class,
            Transactions.class);

    private ComputeWorld() {}

    /** So that what a transaction announces is heard after its commit. */
    @EnableTransactionManagement
    static final class Transactions {}

    /** An organization with a project, an owner, an operator and a viewer. */
    record Tenant(Actor owner, Actor operator, Actor viewer, Organization organization, Project project) {}

    static Tenant tenant() {
        var owner = somebody();
        var founded = (Founded) bean(Organizations.class)
                .found(owner, new FoundOrganization("machines-" + COUNTER.incrementAndGet(), "Organization"));
        var organization = founded.organization();
        var created =
                (Created) bean(Projects.class).create(owner, new CreateProject(organization.id(), "Shop", REGION));
        return new Tenant(
                owner,
                member(organization, owner, Role.OPERATOR),
                member(organization, owner, Role.VIEWER),
                organization,
                created.project());
    }

    static Actor somebody() {
        var person = bean(FakePeople.class).add("person-" + COUNTER.incrementAndGet());
        return new Actor(person.id(), person.displayName(), Actor.Door.API);
    }

    static Actor member(Organization organization, Actor owner, Role role) {
        var actor = somebody();
        bean(Memberships.class).grant(owner, new GrantRole(organization.id(), actor.person(), null, role));
        return actor;
    }

    static <T> T bean(Class<T> type) {
        return MODULES.bean(type);
    }

    static VirtualMachines machines() {
        return bean(VirtualMachines.class);
    }

    static Catalogue catalogue() {
        return bean(Catalogue.class);
    }

    static Faults faults() {
        return SharedCluster.faults();
    }

    /** The smallest wish, of its own. */
    static CreateVm wish(String name) {
        return new CreateVm(
                UUID.randomUUID().toString(),
                new ResourceName(name),
                1,
                "debian-13",
                "u1.small",
                null,
                null,
                List.of(),
                null,
                null,
                null,
                Map.of(),
                false,
                true);
    }

    static VirtualMachine create(Tenant tenant, CreateVm wish) {
        var result = machines().create(tenant.operator(), tenant.project().id(), wish);
        if (result instanceof CreateVmResult.Created created) {
            return created.machines().getFirst();
        }
        throw new AssertionError(result.toString());
    }

    static VirtualMachine running(Tenant tenant, String name) {
        create(tenant, wish(name));
        return await(tenant, name, State.RUNNING);
    }

    static VirtualMachine find(Tenant tenant, String name) {
        return machines()
                .find(tenant.viewer(), tenant.project().id(), new ResourceName(name))
                .orElseThrow();
    }

    static VirtualMachine await(Tenant tenant, String name, State state) {
        Awaitility.await(name + " " + state)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> find(tenant, name).status().state() == state);
        return find(tenant, name);
    }

    static void awaitGone(Tenant tenant, String name) {
        Awaitility.await(name + " gone")
                .atMost(PATIENCE)
                .until(() -> machines()
                        .find(tenant.viewer(), tenant.project().id(), new ResourceName(name))
                        .isEmpty());
    }
}
