package cloud.nuvem.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

/** The same realm and theme in the official image, where a Docker engine answers; skipped, visibly, elsewhere. */
class KeycloakContainerIT {

    private static final String IMAGE = "keycloak/keycloak:" + System.getProperty("nuvem.keycloak.version", "latest");

    private static KeycloakContainer container;

    private final Http http = new Http();

    @BeforeAll
    static void start() {
        assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "No Docker engine answers");
        container = new KeycloakContainer(IMAGE)
                .withEnv(DemoClient.environment())
                .withEnv("NUVEM_PORTAL_URL", "http://localhost:8080")
                .withCopyToContainer(
                        Transferable.of(KeycloakRealm.demo().json()), "/opt/keycloak/data/import/nuvem-realm.json")
                .withCopyFileToContainer(
                        MountableFile.forHostPath(KeycloakRealm.DIRECTORY.resolve("themes/nuvem")),
                        "/opt/keycloak/themes/nuvem")
                .withCustomCommand("--import-realm");
        container.start();
    }

    @AfterAll
    static void stop() {
        if (container != null) {
            container.stop();
        }
    }

    @Test
    void aRobotGetsItsToken() {
        var answer = http.post(
                server("realms/nuvem/protocol/openid-connect/token"),
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        DemoClient.ACME_ROBOT.clientId(),
                        "client_secret",
                        DemoClient.ACME_ROBOT.secret()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void peopleSeeNuvemsPages() {
        assertThat(http.get(server("realms/nuvem/protocol/openid-connect/logout"))
                        .body())
                .contains("css/nuvem.css");
    }

    private static URI server(String path) {
        return URI.create(container.getAuthServerUrl() + "/" + path);
    }
}
