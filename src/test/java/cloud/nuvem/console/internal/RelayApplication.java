package cloud.nuvem.console.internal;

import cloud.nuvem.cluster.ProjectClusters;
import cloud.nuvem.identity.PersonId;
import cloud.nuvem.sandbox.FakeTenancy;
import cloud.nuvem.sandbox.FakeVirtualMachines;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actors;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Tomcat, security and the console's insides; the gate, the machines and the cluster are a test's to command. */
@TestComponent
@SpringBootConfiguration
@EnableAutoConfiguration(
        excludeName = {
            "com.vaadin.flow.spring.SpringBootAutoConfiguration",
            "com.vaadin.flow.spring.SpringSecurityAutoConfiguration",
            "com.vaadin.flow.spring.VaadinScopesConfig",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration",
            "org.springframework.modulith.runtime.autoconfigure.SpringModulithRuntimeAutoConfiguration"
        })
@ComponentScan(
        basePackages = "cloud.nuvem.console.internal",
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.ASSIGNABLE_TYPE,
                        classes = {LauncherCache.class, LiveLogs.class, LogService.class}))
@EnableConfigurationProperties(ConsoleProperties.class)
@Import({FakeTenancy.class, FakeVirtualMachines.class})
class RelayApplication {

    @Bean
    MovedClock clock() {
        return new MovedClock();
    }

    @Bean
    FakeGate gate(FakeTenancy tenancy) {
        return new FakeGate(tenancy);
    }

    @Bean
    RawMachine machine() {
        return new RawMachine();
    }

    @Bean
    ProjectClusters clusters(RawMachine machine) {
        return member -> new RawCluster(machine, member.project());
    }

    @Bean
    Actors actors() {
        return door ->
                actor(Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication())
                        .getName());
    }

    static Actor actor(String name) {
        return new Actor(
                new PersonId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))), name, Actor.Door.PORTAL);
    }

    @Bean
    @Order(2)
    SecurityFilterChain everythingElse(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/test/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /** {@code /test/in?ana} signs in, {@code /test/out} out. */
    @Bean
    ServletRegistrationBean<HttpServlet> signIn() {
        return new ServletRegistrationBean<>(new SignInServlet(), "/test/*");
    }

    private static final class SignInServlet extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            if (request.getRequestURI().endsWith("/out")) {
                request.getSession().invalidate();
                return;
            }
            var somebody = UsernamePasswordAuthenticationToken.authenticated(request.getQueryString(), null, List.of());
            request.getSession(true)
                    .setAttribute(
                            HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                            new SecurityContextImpl(somebody));
            response.setHeader("X-Session", request.getSession().getId());
        }
    }
}
