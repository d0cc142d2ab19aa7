package cloud.nuvem.bench;

import cloud.nuvem.NuvemApplication;
import cloud.nuvem.dev.DemoClient;
import cloud.nuvem.dev.DemoTenants;
import cloud.nuvem.dev.DevWorld;
import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.http.Faults;
import cloud.nuvem.tenancy.Project;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/** The embedded world with its demo tenants, and the packaged portal in front of it. */
final class BenchWorld implements AutoCloseable {

    private static final DevWorld WORLD = DevWorld.shared();
    private static final int MOST_CONNECTIONS = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DemoTenants.Seeded tenants;
    private final PortalProcess portal;
    private final CloseableHttpClient plain = client(null);
    private final CloseableHttpClient secure;

    BenchWorld(DemoTenants.Seeded tenants, PortalProcess portal) throws IOException, GeneralSecurityException {
        this.tenants = tenants;
        this.portal = portal;
        this.secure = client(SSLUtils.sslContext(
                Config.fromKubeconfig(WORLD.cluster().whole().administratorKubeconfig())));
        WORLD.keycloak().portalAt(URI.create(portal.address()));
    }

    /** Asks for no compression, as the JDK's client does not either. */
    private static CloseableHttpClient client(@Nullable SSLContext trusting) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setMaxConnTotal(MOST_CONNECTIONS);
        if (trusting != null) {
            connections.setTlsSocketStrategy(new DefaultClientTlsStrategy(trusting));
        }
        return HttpClients.custom()
                .setConnectionManager(connections.build())
                .disableContentCompression()
                .build();
    }

    static BenchWorld start(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        var tenants = seed();
        return new BenchWorld(tenants, PortalProcess.start(WORLD, folder));
    }

    /** The demo tenants come through the product's own facades, so that a portal must run for a moment. */
    private static DemoTenants.Seeded seed() {
        var arguments = WORLD.properties().entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue());
        var here = java.util.stream.Stream.concat(
                arguments, java.util.stream.Stream.of("--server.port=0", "--server.address=127.0.0.1"));
        try (var context = SpringApplication.run(NuvemApplication.class, here.toArray(String[]::new))) {
            return DemoTenants.seed(WORLD.keycloak(), context);
        }
    }

    DevWorld world() {
        return WORLD;
    }

    DemoTenants.Seeded tenants() {
        return tenants;
    }

    PortalProcess portal() {
        return portal;
    }

    /** The product's API with a fresh token of its robot. */
    Calls api(DemoClient robot) {
        return new Calls(plain, portal.address(), WORLD.keycloak().tokenOf(robot));
    }

    /** The cluster's API as its administrator. */
    Calls cluster() {
        return new Calls(
                secure, WORLD.cluster().url(), WORLD.cluster().whole().tokens().administrator());
    }

    /** Waits until the portal has furnished the project's namespace and lets its members work there. */
    void awaitProject(Project project, DemoClient robot) throws IOException, InterruptedException {
        await(cluster(), "/apis/networking.k8s.io/v1/namespaces/" + namespace(project) + "/networkpolicies");
        await(api(robot), machinesOf(project));
    }

    /** Waits until the portal's API shows a machine. */
    void awaitShown(Project project, String name) throws IOException, InterruptedException {
        await(api(DemoClient.ACME_ROBOT), machinesOf(project) + "/" + name);
    }

    private static void await(Calls calls, String path) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!calls.answers(path)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("nothing at " + path);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    static String namespace(Project project) {
        return "nuvem-" + project.id();
    }

    /** Path of the portal's API. */
    static String machinesOf(Project project) {
        return "/api/v1/projects/" + project.id() + "/virtual-machines";
    }

    /** Path of the cluster's API. */
    static String machines(Project project) {
        return "/apis/kubevirt.io/v1/namespaces/" + namespace(project) + "/virtualmachines";
    }

    /** As the provider's desk would: the plan's limits end before a benchmark does. */
    void liftQuota(Project project) throws SQLException {
        try (var connection = WORLD.postgres().superuser();
                var insert = connection.prepareStatement("""
                        insert into quota.organization_limit (organization_id, limited, allowed)
                        select ?, limited, 1000000 from quota.plan_limit on conflict do nothing""")) {
            insert.setObject(1, project.organization().value());
            insert.executeUpdate();
        }
    }

    /** Lets these requests to the cluster take so much longer. */
    void slowDown(Predicate<ApiRequest> matching, Duration by) {
        WORLD.cluster().whole().faults().on(matching, new Faults.Fault.Slow(by));
    }

    void slowDownNothing() {
        WORLD.cluster().whole().faults().reset();
    }

    @Override
    public void close() throws IOException {
        portal.close();
        plain.close();
        secure.close();
    }
}
