package cloud.nuvem;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** Starts the portal. What it needs (PostgreSQL, Keycloak, a cluster) is named in the configuration. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(systemName = "Nuvem", sharedModules = "kernel")
public class NuvemApplication {

    public static void main(String[] args) {
        SpringApplication.run(NuvemApplication.class, args);
    }
}
