package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.DemoClient;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import com.vaadin.flow.router.RouteConfiguration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an attacker sends beside the browser, or makes it send: nothing of it is taken. */
class ForgedRequestsJourneyIT extends Journey {

    private static final String RPC = "/?v-r=uidl&v-uiId=0";
    private static final int ROWS = 10_000_000;

    /** Row 60: the session known before signing in is worth nothing afterwards. */
    @Test
    void signingInGivesTheSessionAnotherId() {
        var page = newWindow();
        page.navigate("/");
        page.locator("#username").waitFor();
        var before = session(page).value;

        signInOn(page, "otto");
        assertThat(page.locator("h1").first()).isVisible();

        var after = session(page);
        assertThat(after.value).isNotEqualTo(before);
        assertThat(after.httpOnly).isTrue();
        assertThat(after.sameSite).isEqualTo(com.microsoft.playwright.options.SameSiteAttribute.LAX);
    }

    /** Row 61: the cookie alone moves nothing, at no door. */
    @Test
    void theCookieAloneIsNoKey() {
        var project = acmeProject("doors");
        var page = signIn("otto", machines(project));
        assertThat(page.locator("h1")).hasText("Virtual machines");

        for (var body : List.of(
                "{}",
                "{\"csrfToken\":\"forged\",\"rpc\":[],\"syncId\":0,\"clientId\":0}",
                "{\"rpc\":[],\"syncId\":0}")) {
            var answer = send(page, "POST", RPC, body);
            assertThat(answer.status()).isLessThan(500);
            assertThat(answer.text()).doesNotContain("\"changes\":[{");
        }
        assertThat(send(page, "POST", "/logout", "").status()).isEqualTo(403);
        assertThat(send(page, "GET", "/api/v1/projects/" + project.id() + "/virtual-machines", "")
                        .status())
                .isEqualTo(401);
        assertThat(send(page, "DELETE", "/api/v1/projects/" + project.id(), "").status())
                .isEqualTo(401);
        page.reload();
        assertThat(page.locator("h1")).hasText("Virtual machines"); // still signed in, nothing was taken
    }

    /** Row 62: nobody is led away after signing in or out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/",
                "/\\evil.example",
                "/?continue=https://evil.example/",
                "/?redirect_uri=https://evil.example/",
                "/%2f%2fevil.example",
                "/login/oauth2/code/keycloak?code=forged&state=forged"
            })
    void signingInLeadsNowhereElse(String path) {
        var page = newWindow();
        page.onRequest(request -> assertThat(request.url()).doesNotStartWith("https://evil.example"));
        page.navigate(address() + path);
        if (page.locator("#username").count() > 0) {
            signInOn(page, "otto");
            page.waitForURL(Pattern.compile(Pattern.quote(address()) + ".*"));
        }
        assertThat(URI.create(page.url()).getHost()).isEqualTo("localhost");
    }

    /** Row 63: a token whose claims say something else, or that nobody signed, opens nothing. */
    @Test
    void aTokenWithOtherClaimsIsNone() throws Exception {
        var token = WORLD.keycloak().tokenOf(DemoClient.ACME_ROBOT);
        assertThat(call(token)).isEqualTo(200);
        for (var claim : List.of("aud", "iss", "sub", "azp", "exp", "nbf", "typ")) {
            assertThat(call(with(token, claim))).as(claim).isEqualTo(401);
        }
        assertThat(call(unsigned(token))).isEqualTo(401);
        assertThat(call(WORLD.keycloak().tokenOf(DemoClient.ADMIN)))
                .as("for another audience")
                .isEqualTo(401);
    }

    /** Row 65: asked for ten million rows, or with nonsense of any depth, it answers with little and stays up. */
    @Test
    void hugeAndHostileCallsOfAPageAreBounded() {
        var project = acmeProject("doors");
        running(tenants().ana(), project, "knob");
        var page = signIn("otto", machines(project));
        assertThat(page.locator("vaadin-grid")).containsText("knob");
        var failures = new ArrayList<Integer>();
        var longest = new int[1];
        page.onResponse(response -> {
            if (response.status() >= 500) {
                failures.add(response.status());
            }
        });
        page.onRequestFinished(request -> longest[0] =
                Math.max(longest[0], request.url().contains("uidl") ? request.sizes().responseBodySize : 0));
        long before = usedMemory();

        page.evaluate(
                "rows => document.querySelector('vaadin-grid').$server.setViewportRange(0, rows).catch(() => null)",
                ROWS);
        page.evaluate(
                "rows => document.querySelector('vaadin-grid').$server.setViewportRange(-rows, rows).catch(() => null)",
                ROWS);
        page.locator(".nv-segments button, [aria-label=State] button").first().click();
        assertThat(page.locator("vaadin-grid")).containsText("knob");
        for (var body : List.of("[".repeat(100_000), "{\"a\":".repeat(100_000), "\u0000", "x".repeat(5_000_000))) {
            assertThat(send(page, "POST", RPC, body).status()).isLessThan(500);
        }

        page.reload();
        assertThat(page.locator("vaadin-grid")).containsText("knob");
        assertThat(failures).isEmpty();
        assertThat(longest[0]).isLessThan(200_000);
        assertThat(usedMemory() - before).isLessThan(100_000_000);
    }

    /** Row 66: every route, known or not, signed in or not, and what stands beside them. */
    @Test
    void everyAnswerOfThePagesIsDressed() {
        var project = acmeProject("doors");
        var page = signIn("ana", "/p/" + project.id());
        assertThat(page.locator("h1")).isVisible();
        var paths = new ArrayList<>(
                List.of("/nowhere", "/nuvem/theme.css", "/nuvem/icons.svg", "/favicon.ico", "/logout", "/error"));
        RouteConfiguration.forRegistry(vaadin().getRouter().getRegistry()).getAvailableRoutes().stream()
                .map(route -> "/"
                        + route.getTemplate()
                                .replace(":project", project.id().value())
                                .replace(":organization", "acme")
                                .replace(":name", "knob")
                                .replaceAll("/:tab.*", "")
                                .replaceAll(":kind\\(.*?\\)", "screen"))
                .forEach(paths::add);
        var stranger = newWindow();
        assertThat(paths).hasSizeGreaterThan(15);
        for (var path : paths) {
            for (var who : List.of(page, stranger)) {
                var headers = who.request()
                        .get(path, RequestOptions.create().setMaxRedirects(0))
                        .headers();
                assertThat(headers.get("content-security-policy"))
                        .as(path)
                        .contains(
                                "default-src 'self'", "object-src 'none'", "base-uri 'self'", "frame-ancestors 'self'");
                assertThat(headers).as(path).containsEntry("x-content-type-options", "nosniff");
                assertThat(headers).as(path).containsEntry("x-frame-options", "SAMEORIGIN");
                assertThat(headers).as(path).containsEntry("referrer-policy", "same-origin");
                assertThat(headers).as(path).containsEntry("cross-origin-opener-policy", "same-origin");
            }
        }
    }

    private static Cookie session(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("NUVEM"))
                .findFirst()
                .orElseThrow();
    }

    private static APIResponse send(Page page, String method, String path, String body) {
        var options = RequestOptions.create()
                .setMethod(method)
                .setMaxRedirects(0)
                .setHeader("Content-Type", "application/json")
                .setHeader("Origin", "https://evil.example");
        return page.request().fetch(path, body.isEmpty() ? options : options.setData(body));
    }

    private int call(String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address() + "/api/v1/organizations"))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static String with(String token, String claim) {
        var parts = token.split("\\.", -1);
        var claims =
                (ObjectNode) JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(parts[1]));
        if (claim.equals("exp") || claim.equals("nbf")) {
            claims.put(claim, 4_000_000_000L);
        } else {
            claims.put(claim, "another");
        }
        return parts[0] + "." + encoded(claims.toString()) + "." + parts[2];
    }

    private static String unsigned(String token) {
        return encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + token.split("\\.", -1)[1] + ".";
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
