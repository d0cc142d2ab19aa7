package cloud.nuvem.dev;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** Everything around the portal, started in parallel and stopped together. */
public final class DevWorld {

    private final DevPostgres postgres;
    private final Map<String, String> properties = new HashMap<>();

    private DevWorld(DevPostgres postgres) {
        this.postgres = postgres;
        properties.putAll(postgres.properties());
        properties.put("nuvem.keycloak.issuer", "http://127.0.0.1:8180/realms/nuvem");
        properties.put("nuvem.keycloak.client-secret", "x");
    }

    public static DevWorld start(Path folder, boolean reset) {
        return new DevWorld(DevPostgres.keptIn(folder.toAbsolutePath().resolve("postgres")));
    }

    public Map<String, String> properties() {
        return properties;
    }

    public void ready(ApplicationContext context) {
        System.out.println("up " + context.getId() + postgres.jdbcUrl());
    }
}
