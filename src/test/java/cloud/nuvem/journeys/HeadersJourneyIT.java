package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import com.vaadin.flow.router.RouteConfiguration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Row 66 of the list of faults: what every answer tells the browser, whoever wrote it and whatever it is. */
class HeadersJourneyIT extends Journey {

    private static final Pattern NONCE = Pattern.compile("script-src 'self' 'nonce-([A-Za-z0-9_-]{22})'");

    /** Spring Boot's own answer to whoever asks for the error page, and Flow's to old browsers. */
    private static final Set<String> ON_PURPOSE = Set.of("/error", "/?v-r=oldbrowser");

    /** Behind a proxy that ends TLS. */
    private static final Map<String, String> HTTPS = Map.of("X-Forwarded-Proto", "https");

    @Test
    void everyAnswerIsDressed() {
        var project = acmeProject("doors");
        running(tenants().ana(), project, "knob");
        var ana = signIn("ana", "/p/" + project.id());
        assertThat(ana.locator("h1")).isVisible();
        var addresses = new TreeSet<String>();
        addresses.addAll(routes(project.id().value()));
        addresses.addAll(endpoints(project.id().value()));
        addresses.addAll(filesOf(ana));
        addresses.addAll(besides());
        assertThat(addresses).hasSizeGreaterThan(70);

        assertSoftly(all -> {
            for (var who : List.of(ana, newWindow())) {
                for (var address : addresses) {
                    all.check(() -> isDressed(address, who, Map.of()));
                    all.check(() -> isDressed(address, who, HTTPS));
                }
            }
        });
    }

    private Stream<String> templates() {
        return RouteConfiguration.forRegistry(vaadin().getRouter().getRegistry()).getAvailableRoutes().stream()
                .map(route -> route.getTemplate());
    }

    private List<String> routes(String project) {
        return templates()
                .map(template -> "/"
                        + template.replace(":project", project)
                                .replace(":organization", "acme")
                                .replace(":name", "knob")
                                .replace(":plan", "standard")
                                .replaceAll("/:tab.*", "")
                                .replaceAll(":kind\\(.*?\\)", "screen")
                                .replaceAll(":[a-z]+", "there-is-none"))
                .toList();
    }

    private List<String> endpoints(String project) {
        var mapping = bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        return mapping.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream())
                .filter(pattern -> !pattern.contains("*"))
                .map(pattern -> pattern.replace("{project}", project).replaceAll("\\{[^}]*}", "knob"))
                .toList();
    }

    /** Scripts and styles that a page brings. */
    private static List<String> filesOf(Page page) {
        @SuppressWarnings("unchecked") // what the script answers
        var files = (List<String>) page.evaluate("performance.getEntriesByType('resource')"
                + ".map(each => new URL(each.name)).filter(each => each.origin === location.origin)"
                + ".map(each => each.pathname)");
        assertThat(files).anyMatch(file -> file.startsWith("/VAADIN/build/"));
        return files;
    }

    /** Ways in and out, what is no page, what is nowhere, and what is refused before anything looks at it. */
    private static Set<String> besides() {
        return Set.of(
                "/nowhere/at/all",
                "/error",
                "/logout",
                "/favicon.ico",
                "/nuvem/theme.css",
                "/nuvem/nothing.css",
                "/VAADIN/build/nothing.js",
                "/VAADIN/nothing",
                "/actuator/health",
                "/actuator/env",
                "/oauth2/authorization/keycloak",
                "/oauth2/authorization/another",
                "/login/oauth2/code/keycloak?code=forged&state=forged",
                "/logout/connect/back-channel/keycloak",
                "/console/connect",
                "/console/picture/nothing",
                "/console/nothing",
                "/api/v1/docs",
                "/api/v1/openapi",
                "/api/v1/nothing",
                "/%2e%2e/etc/passwd",
                "/a;b=c",
                "/a%2fb",
                "/?v-r=uidl&v-uiId=0",
                "/?v-r=heartbeat",
                "/?v-r=oldbrowser");
    }

    private void isDressed(String address, Page who, Map<String, String> more) {
        for (var method : List.of("GET", "POST")) {
            var options = RequestOptions.create()
                    .setMethod(method)
                    .setMaxRedirects(0)
                    .setTimeout((double) PATIENCE.toMillis());
            more.forEach(options::setHeader);
            var answer = who.request().fetch(address, options);
            var name = method + " " + address + " " + answer.status();
            if (!ON_PURPOSE.contains(address)) {
                assertThat(answer.status()).as(name).isLessThan(500);
            }
            hasThemAll(name, answer, !more.isEmpty());
        }
    }

    private static void hasThemAll(String name, APIResponse answer, boolean https) {
        var headers = answer.headers();
        var scripts = Stream.of(
                        headers.getOrDefault("content-security-policy", "none").split("; *"))
                .filter(directive -> directive.matches("(script|default)-src .*"))
                .toList();
        assertThat(headers.get("content-security-policy"))
                .as(name)
                .contains("default-src", "base-uri", "form-action", "frame-ancestors");
        assertThat(scripts).as(name).isNotEmpty().noneMatch(directive -> directive.contains("unsafe"));
        assertThat(headers).as(name).containsEntry("x-content-type-options", "nosniff");
        assertThat(headers.get("x-frame-options")).as(name).isIn("DENY", "SAMEORIGIN");
        assertThat(headers.get("referrer-policy")).as(name).isIn("same-origin", "no-referrer");
        assertThat(headers).as(name).containsEntry("cross-origin-opener-policy", "same-origin");
        assertThat(headers).as(name).containsEntry("cross-origin-resource-policy", "same-origin");
        assertThat(headers.get("permissions-policy")).as(name).contains("camera=()", "microphone=()", "geolocation=()");
        assertThat(headers.containsKey("strict-transport-security")).as(name).isEqualTo(https);
        assertThat(headers.keySet().stream().map(key -> key.toLowerCase(Locale.ROOT)))
                .as(name)
                .doesNotContain("server", "x-powered-by");
    }

    /** Each page has a secret of its own, and each of its scripts knows it. */
    @Test
    void noPageSharesItsNonce() {
        var nonces = new TreeSet<String>();
        var window = newWindow();
        signIn(window, "otto", "/");
        assertThat(window.locator("h1").first()).isVisible();
        for (int page = 0; page < 3; page++) {
            var answer = window.request().get("/prices");
            var policy = NONCE.matcher(answer.headers().get("content-security-policy"));
            assertThat(policy.find()).isTrue();
            var nonce = policy.group(1);
            nonces.add(nonce);
            var scripts = Pattern.compile("<script[^>]*>")
                    .matcher(answer.text())
                    .results()
                    .toList();
            assertThat(scripts).isNotEmpty().allMatch(script -> script.group().contains("nonce=\"" + nonce + "\""));
        }
        assertThat(nonces).hasSize(3);
    }

    /** Signing in through a proxy that ends TLS: addresses and cookies are of the outside. */
    @Test
    void behindAProxyEverythingIsHttps() {
        var options = RequestOptions.create().setMaxRedirects(0).setHeader("X-Forwarded-Proto", "https");
        var asked = newWindow().request().get("/", options);

        assertThat(asked.headers().get("location")).startsWith("https://localhost");
        assertThat(asked.headers().get("set-cookie")).contains("Secure", "HttpOnly", "SameSite=Lax");
        var sent = newWindow().request().get("/oauth2/authorization/keycloak", options);
        assertThat(sent.headers().get("location")).contains("redirect_uri=https://localhost");
    }
}
