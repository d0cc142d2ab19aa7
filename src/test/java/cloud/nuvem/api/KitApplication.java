package cloud.nuvem.api;

import cloud.nuvem.dev.MigratedPostgres;
import cloud.nuvem.kernel.Texts;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The HTTP kit with nothing around it but PostgreSQL: who sends {@code Authorization: Bearer ana} is the subject {@code ana}.
 * Tests of one module's endpoints add their controllers and what these need.
 */
@TestComponent
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "com.vaadin.flow.spring.SpringBootAutoConfiguration",
            "com.vaadin.flow.spring.SpringSecurityAutoConfiguration",
            "com.vaadin.flow.spring.VaadinScopesConfig",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.modulith.runtime.autoconfigure.SpringModulithRuntimeAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration"
        })
@ComponentScan("cloud.nuvem.api")
@ConfigurationPropertiesScan("cloud.nuvem.api")
public class KitApplication {

    @Bean
    Texts texts() {
        return new Texts(List.of("api", "tenancy", "audit", "pricing", "quota", "compute", "monitoring"));
    }

    @Bean(defaultCandidate = false)
    DSLContext provider() {
        return MigratedPostgres.shared().provider();
    }

    @Bean
    JwtDecoder jwtDecoder() {
        return token -> {
            if (token.equals("expired")) {
                throw new BadJwtException("expired");
            }
            return Jwt.withTokenValue(token)
                    .header("alg", "none")
                    .subject(token)
                    .build();
        };
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http, SecurityProblems problems) throws Exception {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/api/v1/openapi*/**", "/api/v1/docs/**", "/api/v1/swagger-ui/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server ->
                        server.jwt(jwt -> {}).authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }
}
