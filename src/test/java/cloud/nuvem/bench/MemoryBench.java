package cloud.nuvem.bench;

import cloud.nuvem.dev.DevBrowser;
import cloud.nuvem.dev.DevKeycloak;
import com.microsoft.playwright.Browser;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an open list of ten thousand machines costs on the portal's heap: two hundred signed-in sessions, each with a page, the
 * rows it fetched and its push channel, held open by HTTP as a browser does it.
 */
record MemoryBench(BenchWorld world) {

    private static final int SESSIONS = 200;
    private static final int WARM_UP = 5;
    private static final long TARGET = 500_000;
    private static final double PATIENCE_MILLIS = 180_000;

    List<Figure> run() throws Exception {
        var path = "/p/" + world.tenants().shopProduction().id() + "/virtual-machines";
        var recorded = record(path);
        List<Visitor> visitors = new ArrayList<>();
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var ana = Visitor.signIn(http, URI.create(world.portal().address()), "ana");
            open(ana, path, recorded, WARM_UP, visitors);
            long before = world.portal().heapBytes();
            open(ana, path, recorded, SESSIONS, visitors);
            long after = world.portal().heapBytes();
            visitors.forEach(Visitor::leave);
            return List.of(figure(before, (after - before) / SESSIONS));
        }
    }

    private static Figure figure(long before, long each) {
        return new Figure(
                "memory of an open list page of 10,000 machines",
                String.format(Locale.ROOT, "the portal without the %d pages, %.0f MB", SESSIONS, before / 1e6),
                String.format(Locale.ROOT, "%.0f KB each", each / 1e3),
                String.format(Locale.ROOT, "%.2f %% each", 100.0 * each / before),
                "at most 500 KB",
                Figure.Verdict.of(each <= TARGET));
    }

    private static void open(Visitor first, String path, List<String> recorded, int count, List<Visitor> visitors)
            throws Exception {
        for (int i = 0; i < count; i++) {
            var visitor = first.another();
            visitor.open(path, recorded);
            visitors.add(visitor);
        }
    }

    /** What a real browser posts from opening the page until its rows are there and it is quiet. */
    private List<String> record(String path) {
        List<String> bodies = new ArrayList<>();
        try (var browser = DevBrowser.launch()) {
            var page = browser.browser()
                    .newContext(new Browser.NewContextOptions()
                            .setBaseURL(world.portal().address())
                            .setViewportSize(1440, 900))
                    .newPage();
            page.setDefaultTimeout(PATIENCE_MILLIS);
            page.onRequest(request -> {
                if (request.url().contains("v-r=uidl")) {
                    bodies.add(request.postData());
                }
            });
            page.navigate(path);
            page.locator("#username").fill("ana");
            page.locator("#password").fill(DevKeycloak.PASSWORD);
            page.locator("#kc-login").click();
            page.getByText("m-00010").first().waitFor();
            page.waitForLoadState();
            page.waitForTimeout(1_000); // what elements tell the server after they are drawn
        }
        return List.copyOf(bodies);
    }
}
