package cloud.nuvem.dev;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A browser on the sign-in pages: what it shows, what axe says, and what it fetched from elsewhere. */
final class SignInPages implements AutoCloseable {

    /** A person's browser: language, colours and size. */
    record Viewer(String locale, ColorScheme scheme, int width, int height) {

        String name() {
            return "%s-%s-%d".formatted(locale, scheme.name().toLowerCase(Locale.ROOT), width);
        }
    }

    private static final Path SHOTS = Path.of("target", "screenshots", "sign-in");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;
    private final DevKeycloak keycloak;
    private final URI portal;
    private final List<String> foreign = new ArrayList<>();

    SignInPages(DevKeycloak keycloak, URI portal) {
        this.keycloak = keycloak;
        this.portal = portal;
        var installed = installedChromium();
        var environment =
                installed.isEmpty() ? Map.<String, String>of() : Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        var options = new BrowserType.LaunchOptions().setArgs(ARGUMENTS);
        installed.ifPresent(options::setExecutablePath);
        browser = playwright.chromium().launch(options);
    }

    private static Optional<Path> installedChromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A new person's browser, with an empty page and no session. */
    Page open(Viewer viewer) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(viewer.locale())
                .setColorScheme(viewer.scheme())
                .setViewportSize(viewer.width(), viewer.height()));
        var page = context.newPage();
        page.onRequest(request -> {
            var url = request.url();
            if (!url.startsWith(keycloak.server().toString())
                    && !url.startsWith("data:")
                    && !url.startsWith(portal.toString())) {
                foreign.add(url);
            }
        });
        return page;
    }

    /** The sign-in as the portal asks for it; an action such as CONFIGURE_TOTP opens that page after it. */
    void ask(Page page, Map<String, String> more) {
        var flow = new CodeFlow(keycloak, portal.toString(), new Http());
        var parameters = new HashMap<>(CodeFlow.authorization(flow.callback()));
        parameters.putAll(more);
        page.navigate(flow.address("auth", parameters).toString());
    }

    void signIn(Page page, String username, String password) {
        page.locator("#username").fill(username);
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
        page.waitForLoadState();
    }

    /** Violations as "rule: element"; the picture goes to target/screenshots/sign-in. */
    List<String> look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SHOTS.resolve(name + ".png")));
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getHtml()))
                        .toList();
    }

    List<String> foreignRequests() {
        return List.copyOf(foreign);
    }

    /** Forgets every session and page. */
    void leave() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
