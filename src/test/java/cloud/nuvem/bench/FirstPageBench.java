package cloud.nuvem.bench;

import cloud.nuvem.dev.DevBrowser;
import cloud.nuvem.dev.DevKeycloak;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Request;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What a browser with an empty cache fetches from the packaged portal, compressed as it comes over the wire. */
record FirstPageBench(BenchWorld world) {

    private static final double PATIENCE_MILLIS = 180_000;

    /** Requests to the portal, and the bytes of their answers' bodies. */
    private record Fetched(int requests, long bytes) {

        static Fetched of(List<Request> requests) {
            return new Fetched(
                    requests.size(),
                    requests.stream()
                            .mapToLong(request -> request.sizes().responseBodySize)
                            .sum());
        }

        String text() {
            return String.format(Locale.ROOT, "%d requests, %.0f KB", requests, bytes / 1e3);
        }
    }

    List<Figure> run() {
        try (var browser = DevBrowser.launch()) {
            var context = open(browser, null);
            var signIn = signIn(context);
            var cold = open(browser, context.storageState());
            var list = list(cold);
            var again = list(cold);
            return List.of(
                    stated("redirect to the sign-in page, cold cache", "", signIn),
                    stated("list page of a signed-in person, cold cache", "", list),
                    stated("the same page again, warm cache", "cold cache, " + list.text(), again));
        }
    }

    private static Figure stated(String what, String baseline, Fetched fetched) {
        return new Figure(what, baseline, fetched.text(), "", "stated", Figure.Verdict.STATED);
    }

    private BrowserContext open(DevBrowser browser, @Nullable String storage) {
        var options = new Browser.NewContextOptions()
                .setBaseURL(world.portal().address())
                .setViewportSize(1440, 900);
        var context = browser.browser().newContext(storage == null ? options : options.setStorageState(storage));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    private Fetched signIn(BrowserContext context) {
        var page = context.newPage();
        var requests = new CopyOnWriteArrayList<Request>();
        page.onRequestFinished(request -> note(requests, request));
        page.navigate("/");
        page.locator("#username").fill("ana");
        var fetched = Fetched.of(requests);
        page.locator("#password").fill(DevKeycloak.PASSWORD);
        page.locator("#kc-login").click();
        page.waitForURL(world.portal().address() + "/**");
        page.waitForLoadState();
        page.close();
        return fetched;
    }

    private Fetched list(BrowserContext context) {
        var page = context.newPage();
        var requests = new CopyOnWriteArrayList<Request>();
        page.onRequestFinished(request -> note(requests, request));
        page.navigate("/p/" + world.tenants().shopProduction().id() + "/virtual-machines");
        page.getByText("m-00010").first().waitFor();
        page.waitForTimeout(1_000); // icons and what elements tell the server after they are drawn
        var fetched = Fetched.of(requests);
        page.close();
        return fetched;
    }

    private void note(List<Request> requests, Request request) {
        if (request.url().startsWith(world.portal().address())) {
            requests.add(request);
        }
    }
}
