package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.DemoClient;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Row 63, with Keycloak's own: tokens of the same realm that are not for the API. Mutated ones: ConfusingTokensTests. */
    @Test
    void aTokenForSomethingElseOpensNothing() throws Exception {
        var token = WORLD.keycloak().tokenOf(DemoClient.ACME_ROBOT);
        assertThat(call(token)).isEqualTo(200);
        assertThat(call(token + "x")).isEqualTo(401);
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

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
