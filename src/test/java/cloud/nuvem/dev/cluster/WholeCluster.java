package cloud.nuvem.dev.cluster;

import cloud.nuvem.dev.cluster.access.AccessControl;
import cloud.nuvem.dev.cluster.access.Tokens;
import cloud.nuvem.dev.cluster.controllers.LivingCluster;
import cloud.nuvem.dev.cluster.controllers.Pace;
import cloud.nuvem.dev.cluster.controllers.SeedObjects;
import cloud.nuvem.dev.cluster.core.Admission;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.core.http.Faults;
import cloud.nuvem.dev.cluster.guest.Guests;
import cloud.nuvem.dev.cluster.guest.qemu.QemuGuests;
import cloud.nuvem.dev.cluster.kinds.KindDefinitions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The embedded cluster with all its parts: every kind, rights, quotas, policies, controllers, furniture. */
public final class WholeCluster implements AutoCloseable {

    private static final Path GUEST = Path.of(System.getProperty("nuvem.dev.dir", ".dev"), "guest");

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("cluster-timer").daemon().factory());
    private final AccessControl control = new AccessControl();
    private final List<ResourceType> kinds = Stream.concat(
                    KindDefinitions.all().stream(), AccessControl.kinds().stream())
            .toList();
    private final LivingCluster life = new LivingCluster(kinds, new Guests(QemuGuests.asAskedFor(GUEST)));
    private final EmbeddedCluster cluster;

    /**
     * How to start.
     *
     * @param data folder that keeps everything over restarts; null keeps nothing
     * @param reset forgets what the folder keeps
     * @param port 0 for a free one
     * @param hosts what machines may run on
     * @param chart files whose objects are installed: Nuvem's rights and policies
     */
    public record Options(
            @Nullable Path data, boolean reset, int port, Pace pace, SeedObjects.Hosts hosts, List<Path> chart) {

        private static final Path RIGHTS = Path.of("helm/nuvem/cluster/rbac.yaml");
        private static final Path POLICIES = Path.of("helm/nuvem/cluster/admission-policies.yaml");

        /** Keeps everything in a folder, lives at the pace of a real one: what people look at. */
        public static Options keptIn(Path folder, boolean reset) {
            return new Options(folder, reset, 0, Pace.REALISTIC, SeedObjects.Hosts.THREE, List.of(RIGHTS, POLICIES));
        }

        /** Keeps nothing, lives fast: for tests. */
        public static Options forTests() {
            return new Options(null, true, 0, Pace.BRISK, SeedObjects.Hosts.THREE, List.of(RIGHTS, POLICIES));
        }
    }

    private WholeCluster(Options options) {
        this.cluster = EmbeddedCluster.start(new EmbeddedClusterOptions(
                options.data(),
                options.reset(),
                options.port(),
                kinds,
                control::access,
                this::admissions,
                resources -> life.subresources(resources, options.pace()),
                control::reviews,
                List.of(
                        resources -> control.install(resources, options.chart()),
                        resources -> new SeedObjects(resources, kinds).plant(options.hosts()),
                        resources -> life.start(resources, timer, options.pace()),
                        resources -> control.quotaStatus(resources).start(resources, timer, options.pace()))));
    }

    /** Starts everything; returns when the cluster answers and lives. */
    public static WholeCluster start(Options options) {
        return new WholeCluster(options);
    }

    /** Those that know kinds first: quotas count what passed everybody else. */
    private List<Admission> admissions(Resources resources) {
        return Stream.concat(LivingCluster.admissions(resources).stream(), control.admissions(resources).stream())
                .toList();
    }

    public EmbeddedCluster cluster() {
        return cluster;
    }

    /** Misbehaviour on demand. */
    public Faults faults() {
        return cluster.faults();
    }

    /** The bearer tokens of this run. */
    public Tokens tokens() {
        return control.tokens();
    }

    /** A kubeconfig that may do everything. */
    public String administratorKubeconfig() {
        return cluster.kubeconfig(control.tokens().administrator(), "default");
    }

    @Override
    public void close() {
        timer.shutdownNow();
        life.close();
        cluster.close();
    }
}
