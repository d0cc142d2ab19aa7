package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Project;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Row 61 of the list of faults: what other sites make a browser send, with the cookie and without. The shapes are those of
 * Chromium, Firefox and Safari: with and without {@code Sec-Fetch-*}, with an origin, {@code null} or none.
 */
class OtherSitesJourneyIT extends Journey {

    private static final String EVIL = "https://evil.example";
    private static final String FORM = "application/x-www-form-urlencoded";

    private HttpServer evil;
    private Project project;

    /** What a browser adds to a request that another site caused. */
    enum Shape {
        CHROMIUM_FETCH(Map.of(
                "Origin",
                EVIL,
                "Sec-Fetch-Site",
                "cross-site",
                "Sec-Fetch-Mode",
                "no-cors",
                "Sec-Fetch-Dest",
                "empty")),
        CHROMIUM_FORM(Map.of(
                "Origin", EVIL, "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-User", "?1")),
        FIREFOX_FORM(Map.of("Origin", "null", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate")),
        FIREFOX_IMAGE(Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "image")),
        SAFARI_FORM(Map.of("Origin", EVIL, "Referer", EVIL + "/")),
        SAFARI_SANDBOXED(Map.of("Origin", "null")),
        OLD_SAFARI(Map.of()),
        SIBLING(Map.of("Origin", "https://other.localhost", "Sec-Fetch-Site", "same-site"));

        private final Map<String, String> headers;

        Shape(Map<String, String> headers) {
            this.headers = headers;
        }
    }

    @BeforeAll
    void furnish() throws IOException {
        project = acmeProject("forged");
        running(tenants().ana(), project, "target");
        evil = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        evil.createContext("/", exchange -> {
            var page = evilPage().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        evil.start();
    }

    @AfterAll
    void closeEvil() {
        evil.stop(0);
    }

    /** The cookie alone moves nothing, at no door, whatever is written and however it is called. */
    @ParameterizedTest
    @EnumSource
    void theCookieAloneIsNoKey(Shape shape) {
        var page = signIn("ana", machines(project) + "/target");
        assertThat(page.locator("h1")).hasText("target");

        for (var type : List.of("application/json", "text/plain", FORM, "multipart/form-data; boundary=x")) {
            for (var body : List.of(
                    "{}",
                    "{\"csrfToken\":\"forged\",\"rpc\":[{\"type\":\"event\",\"node\":1,\"event\":\"click\"}],\"syncId\":0}",
                    "{\"rpc\":[],\"syncId\":0}")) {
                var answer = send(page, shape, "POST", "/?v-r=uidl&v-uiId=0", type, body);
                assertThat(answer.status()).isLessThan(500);
                assertThat(answer.text()).doesNotContain("\"changes\":[{");
            }
            assertThat(send(page, shape, "POST", "/logout", type, "_csrf=forged")
                            .status())
                    .isEqualTo(403);
            opensNoApi(page, shape, type);
        }
        assertThat(send(page, shape, "GET", "/logout", FORM, "").status()).isNotEqualTo(302);
        page.reload();
        assertThat(page.locator("h1")).hasText("target"); // still signed in, nothing was taken
        stillRuns();
    }

    private void opensNoApi(Page page, Shape shape, String type) {
        var machine = "/api/v1/projects/" + project.id() + "/virtual-machines/target";
        for (var call : List.of("GET ", "DELETE ", "PATCH ", "POST /stop", "PUT ")) {
            var method = call.substring(0, call.indexOf(' '));
            var path = machine + call.substring(call.indexOf(' ') + 1);
            var answer = send(page, shape, method, path, type, method.equals("GET") ? "" : "{}");
            assertThat(answer.status()).as(call).isEqualTo(401);
        }
    }

    /** A real browser that is signed in opens another site's page, which does what it can. */
    @Test
    void anotherSitesPageGetsNothingDone() {
        var page = signIn("ana", machines(project) + "/target");
        assertThat(page.locator("h1")).hasText("target");
        var visit = page.context().newPage();
        var withCookie = new java.util.concurrent.CopyOnWriteArrayList<String>();
        visit.onRequest(request -> {
            if (request.url().startsWith(address())
                    && request.allHeaders().getOrDefault("cookie", "").contains("NUVEM=")) {
                withCookie.add(request.method() + " " + request.url());
            }
        });
        visit.navigate("http://127.0.0.1:" + evil.getAddress().getPort() + "/");

        visit.waitForCondition(() -> visit.evaluate("window.tried").equals(5));

        assertThat((String) visit.evaluate("window.read")).isEmpty();
        assertThat(visit.locator("#framed").boundingBox()).isNotNull();
        assertThat(visit.frames().stream().filter(frame -> frame.url().startsWith(address())))
                .allMatch(frame -> frame.locator("h1").count() == 0);
        assertThat(withCookie).allMatch(request -> request.startsWith("GET "));
        page.reload();
        assertThat(page.locator("h1")).hasText("target");
        stillRuns();
    }

    private String evilPage() {
        var stop = address() + "/api/v1/projects/" + project.id() + "/virtual-machines/target/stop";
        return """
                <!doctype html><title>evil</title><iframe id=framed name=framed src="%1$s/"></iframe><iframe name=sink></iframe>
                <form target=sink method=post action="%1$s/logout"><input name=_csrf value=x></form>
                <form target=sink method=post action="%1$s/?v-r=uidl&v-uiId=0" enctype=text/plain><input name='{"rpc":[],"a":"' value='"}'></form>
                <script>
                window.tried = 0; window.read = '';
                const done = () => window.tried++;
                for (const form of document.forms) { form.submit(); done(); }
                for (const [url, options] of [['%2$s', {method: 'POST'}], ['%2$s', {method: 'POST', mode: 'no-cors'}],
                    ['%1$s/?v-r=uidl&v-uiId=0', {method: 'POST', body: '{}'}]])
                  fetch(url, {credentials: 'include', ...options}).then(answer => answer.text()).then(text => window.read += text)
                    .catch(() => null).finally(done);
                </script>""".formatted(address(), stop);
    }

    private void stillRuns() {
        assertThat(bean(VirtualMachines.class)
                        .find(tenants().ana(), project.id(), new ResourceName("target"))
                        .orElseThrow()
                        .status()
                        .state())
                .isEqualTo(cloud.nuvem.compute.VmStatus.State.RUNNING);
    }

    private static APIResponse send(Page page, Shape shape, String method, String path, String type, String body) {
        var options =
                RequestOptions.create().setMethod(method).setMaxRedirects(0).setHeader("Content-Type", type);
        shape.headers.forEach(options::setHeader);
        return page.request().fetch(path, body.isEmpty() ? options : options.setData(body));
    }
}
