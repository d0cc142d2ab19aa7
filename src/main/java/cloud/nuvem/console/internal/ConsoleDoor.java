package cloud.nuvem.console.internal;

import cloud.nuvem.console.Consoles;
import cloud.nuvem.tenancy.Actors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/** Where browsers come in: the pages' login session, but no redirects, and nothing below {@code /console} but these two. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ConsoleDoor {

    /** Before the pages' own chain. An upgrade is a GET whose origin the servlet looks at, so there is nothing to forge. */
    @Bean
    @Order(1)
    SecurityFilterChain console(HttpSecurity http) throws Exception {
        return http.securityMatcher("/console/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    ServletRegistrationBean<ConsoleServlet> consoleServlet(
            Origins origins, Tickets tickets, SessionRunner runner, Actors actors, ConsoleMetrics metrics) {
        return new ServletRegistrationBean<>(
                new ConsoleServlet(origins, tickets, runner, actors, metrics), ConsoleServlet.PATH);
    }

    @Bean
    ServletRegistrationBean<PictureServlet> pictureServlet(
            Consoles consoles, Actors actors, ConsoleProperties properties) {
        return new ServletRegistrationBean<>(new PictureServlet(consoles, actors, properties), PictureServlet.PATH);
    }
}
