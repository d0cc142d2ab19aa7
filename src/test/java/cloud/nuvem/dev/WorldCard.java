package cloud.nuvem.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What people and programs need to use the embedded world: printed once it is ready, and written for scripts. */
public final class WorldCard {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final List<Who> PEOPLE = List.of(
            new Who("ana", "acme", "owner"),
            new Who("otto", "acme", "operator"),
            new Who("bia", "acme", "billing"),
            new Who("vera", "acme", "viewer"),
            new Who("gil", "globex", "owner"),
            new Who("root", "", "provider admin"),
            new Who("sofia", "", "provider support"));

    private final URI portal;
    private final URI desk;
    private final DevWorld world;
    private final DemoTenants.Seeded tenants;

    private record Who(String username, String organization, String role) {}

    public WorldCard(URI portal, URI desk, DevWorld world, DemoTenants.Seeded tenants) {
        this.portal = portal;
        this.desk = desk;
        this.world = world;
        this.tenants = tenants;
    }

    /** Writes {@code world.json} and {@code kubeconfig} into the folder. */
    public void write(Path folder) {
        var kubeconfig = folder.resolve("kubeconfig");
        world.cluster().writeKubeconfig(kubeconfig);
        var card = new LinkedHashMap<String, Object>();
        card.put("portal", portal.toString());
        card.put("desk", desk.toString());
        card.put("issuer", world.keycloak().issuer());
        card.put("kubeconfig", kubeconfig.toString());
        card.put("cluster", world.cluster().url());
        card.put("prometheus", world.prometheus().url().toString());
        card.put("stripe", world.stripe().sandbox().url().toString());
        card.put("people", PEOPLE.stream().map(WorldCard::json).toList());
        card.put(
                "robots",
                List.of(
                        robot(
                                DemoClient.ACME_ROBOT,
                                "acme",
                                tenants.shopProduction().id().value()),
                        robot(
                                DemoClient.GLOBEX_ROBOT,
                                "globex",
                                tenants.warehouse().id().value())));
        try {
            Files.writeString(folder.resolve("world.json"), JSON.writeValueAsString(card));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, String> json(Who who) {
        var json = new LinkedHashMap<String, String>();
        json.put("username", who.username());
        json.put("password", DevKeycloak.PASSWORD);
        json.put("organization", who.organization());
        json.put("role", who.role());
        return json;
    }

    private static Map<String, String> robot(DemoClient client, String organization, String project) {
        var json = new LinkedHashMap<String, String>();
        json.put("clientId", client.clientId());
        json.put("clientSecret", client.secret());
        json.put("organization", organization);
        json.put("project", project);
        return json;
    }

    /** What stands in the terminal at the end of the start. */
    public String text(Path folder) {
        var lines = new StringBuilder("\n  Nuvem is ready:  " + portal + "\n\n");
        PEOPLE.forEach(who -> lines.append("    %-7s password %s   %s %s%n"
                .formatted(who.username(), DevKeycloak.PASSWORD, who.role(), who.organization())));
        for (var robot : List.of(DemoClient.ACME_ROBOT, DemoClient.GLOBEX_ROBOT)) {
            lines.append("    %s  secret %s%n".formatted(robot.clientId(), robot.secret()));
        }
        lines.append("\n    Sign-in    %s%n".formatted(world.keycloak().issuer()));
        lines.append("    kubectl    KUBECONFIG=%s kubectl get vms -A%n".formatted(folder.resolve("kubeconfig")));
        lines.append("    metrics    %s  (PromQL below /api/v1, scrape /metrics)%n"
                .formatted(world.prometheus().url()));
        lines.append("    payments   %s  (Stripe’s sandbox: payments, events, faults)%n"
                .formatted(world.stripe().sandbox().url()));
        lines.append("    desk       %s  (turn the clock, read the e-mails)%n".formatted(desk));
        lines.append("    API        %s/api/v1/docs%n".formatted(portal));
        lines.append("    all of it  %s%n".formatted(folder.resolve("world.json")));
        lines.append("\n  Ctrl-C stops everything. What you make survives; -Dnuvem.reset=true starts afresh.\n");
        return lines.toString();
    }
}
