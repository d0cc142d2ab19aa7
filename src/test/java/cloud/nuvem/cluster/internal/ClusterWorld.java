package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ProjectCluster;
import cloud.nuvem.cluster.internal.ClusterProperties.CacheTimeouts;
import cloud.nuvem.cluster.internal.ClusterProperties.RegionProperties;
import cloud.nuvem.dev.cluster.WholeCluster;
import cloud.nuvem.dev.cluster.core.http.Faults;
import cloud.nuvem.identity.PersonId;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectMember;
import cloud.nuvem.tenancy.Role;
import cloud.nuvem.tenancy.TenantEvent.ProjectCreated;
import cloud.nuvem.tenancy.TenantEvent.ProjectDeleted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The module on a living cluster, reached over HTTPS with the portal's own token and rights. */
final class ClusterWorld implements AutoCloseable {

    static final Region REGION = new Region("fra-1");
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final CacheTimeouts IMPATIENT = new CacheTimeouts(
            Duration.ofSeconds(5),
            Duration.ofMillis(500),
            Duration.ofSeconds(75),
            Duration.ofMinutes(30),
            Duration.ofSeconds(1),
            500);

    private final WholeCluster whole;
    private final FakeDirectory directory = new FakeDirectory();
    private final RegionClients regions;
    private final Watches watches;
    private final NamespaceReconciler reconciler;
    private final MemberClusters clusters;
    private final RegionClient administrator;

    private ClusterWorld(WholeCluster whole) {
        this.whole = whole;
        var properties = properties(whole);
        this.regions = new RegionClients(properties);
        this.watches = new Watches(regions, properties);
        this.reconciler = new NamespaceReconciler(directory, new ProjectNamespaces(regions, watches, properties));
        this.clusters = new MemberClusters(regions, reconciler, Clock.systemUTC());
        this.administrator = new RegionClient(region(whole, whole.tokens().administrator()), properties);
    }

    /** Everything runs; one for all tests of this JVM. */
    static ClusterWorld shared() {
        return Shared.WORLD;
    }

    /** On the shared cluster, but nothing watches yet. */
    static ClusterWorld idle() {
        return new ClusterWorld(SharedCluster.whole());
    }

    private static final class Shared {
        private static final ClusterWorld WORLD = idle();

        static {
            WORLD.watches.start();
            WORLD.reconciler.start();
        }
    }

    static ClusterProperties properties(WholeCluster whole) {
        return new ClusterProperties(
                List.of(region(whole, whole.tokens().serviceAccount("nuvem-system", "nuvem-portal"))),
                "system:serviceaccount:nuvem-system:nuvem-portal",
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                IMPATIENT);
    }

    private static RegionProperties region(WholeCluster whole, String token) {
        return new RegionProperties(
                REGION.value(),
                null,
                null,
                whole.cluster().url(),
                token,
                whole.cluster().caCertificate());
    }

    Watches watches() {
        return watches;
    }

    Faults faults() {
        return whole.cluster().faults();
    }

    FakeDirectory directory() {
        return directory;
    }

    /** What an administrator does by hand with kubectl. */
    ApiVerbs administrator() {
        return new ApiVerbs(administrator.asPortal());
    }

    /** A project with its namespace, as far as the portal has come by the time it is used. */
    Project project(String id) {
        var project = directory.add(id, REGION);
        reconciler.on(new ProjectCreated(project, Instant.now()));
        reconciler.awaitReady(project.id(), PATIENCE);
        return project;
    }

    void delete(Project project) {
        directory.delete(project);
        reconciler.on(new ProjectDeleted(project, Instant.now()));
    }

    /** As a portal that was halted and goes on. */
    void haltAndGoOn() {
        reconciler.stop();
        reconciler.start();
    }

    ProjectCluster as(Role role, Project project) {
        return clusters.actingAs(member(role, project));
    }

    ApiVerbs verbsOf(Role role, Project project) {
        return new ApiVerbs(regions.client(REGION).actingAs(member(role, project)));
    }

    ApiDialer dialerOf(Role role, Project project) {
        return regions.client(REGION).dialerFor(member(role, project));
    }

    ApiAddress addressOf() {
        return regions.client(REGION).address();
    }

    static ProjectMember member(Role role, Project project) {
        return new ProjectMember(new PersonId(UUID.randomUUID()), project, role);
    }

    @Override
    public void close() {
        reconciler.stop();
        reconciler.destroy();
        watches.stop();
        administrator.close();
        regions.destroy();
    }
}
