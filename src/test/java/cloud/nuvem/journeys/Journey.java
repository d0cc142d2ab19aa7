package cloud.nuvem.journeys;

import cloud.nuvem.NuvemApplication;
import cloud.nuvem.dev.DemoTenants;
import cloud.nuvem.dev.DevBrowser;
import cloud.nuvem.dev.DevKeycloak;
import cloud.nuvem.dev.DevWorld;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A person with a real browser in front of the whole portal, with the embedded world behind it. */
@SpringBootTest(classes = NuvemApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Journey {

    protected static final DevWorld WORLD = DevWorld.shared();

    /** Generous: a busy machine is slow, not wrong. */
    protected static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<BrowserContext> contexts = new ArrayList<>();
    private DevBrowser browser;
    private DemoTenants.Seeded tenants;

    @Autowired
    private ApplicationContext portal;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void world(DynamicPropertyRegistry registry) {
        WORLD.properties().forEach((key, value) -> registry.add(key, () -> value));
    }

    @BeforeAll
    void openBrowser() {
        WORLD.keycloak().portalAt(URI.create(address()));
        tenants = DemoTenants.seed(WORLD.keycloak(), portal);
        browser = DevBrowser.launch();
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @AfterEach
    void closePages() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
    }

    /** Acme's and Globex's projects. */
    protected DemoTenants.Seeded tenants() {
        return tenants;
    }

    protected <T> T bean(Class<T> type) {
        return portal.getBean(type);
    }

    protected String address() {
        return "http://localhost:" + port;
    }

    /** A browser window of its own, without anybody's cookies. */
    protected Page newWindow(Browser.NewContextOptions options) {
        var context = browser.browser().newContext(options.setBaseURL(address()));
        contexts.add(context);
        return context.newPage();
    }

    protected Page newWindow() {
        return newWindow(
                new Browser.NewContextOptions().setViewportSize(1440, 900).setLocale("en-GB"));
    }

    /** Opens a path and signs in on Keycloak's page. */
    protected Page signIn(String username, String path) {
        return signIn(newWindow(), username, path);
    }

    protected Page signIn(Page page, String username, String path) {
        page.setDefaultTimeout((double) PATIENCE.toMillis());
        page.navigate(path);
        signInOn(page, username);
        return page;
    }

    /** Fills in Keycloak's page that is open. */
    protected void signInOn(Page page, String username) {
        page.locator("#username").fill(username);
        page.locator("#password").fill(DevKeycloak.PASSWORD);
        page.locator("#kc-login").click();
    }
}
