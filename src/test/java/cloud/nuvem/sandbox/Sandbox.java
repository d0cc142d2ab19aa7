package cloud.nuvem.sandbox;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** Starts the pages alone; {@code --sandbox.machines=10000} for many rows. */
@TestComponent
@SpringBootConfiguration
@EnableAutoConfiguration(
        excludeName = {
            "com.vaadin.flow.spring.SpringSecurityAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration",
            "org.springframework.modulith.runtime.autoconfigure.SpringModulithRuntimeAutoConfiguration"
        })
@ConfigurationPropertiesScan("cloud.nuvem.ui")
@EnableVaadin({
    "cloud.nuvem.ui",
    "cloud.nuvem.shell",
    "cloud.nuvem.compute.ui",
    "cloud.nuvem.monitoring.ui",
    "cloud.nuvem.activity.ui",
    "cloud.nuvem.console.ui",
    "cloud.nuvem.pricing.ui"
})
@ComponentScan(
        basePackages = "cloud.nuvem",
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern =
                                "cloud\\.nuvem\\.(?!TextsConfiguration|ClockConfiguration|ui\\.|monitoring\\.ui\\.|activity\\.ui\\.|shell\\.|compute\\.ui\\.|console\\.ui\\.|pricing\\.ui\\.|sandbox\\.).*"))
public class Sandbox {

    public static void main(String[] arguments) {
        var application = new SpringApplication(Sandbox.class);
        application.setAdditionalProfiles("sandbox");
        application.run(arguments);
    }
}
