package cloud.nuvem.journeys;

import cloud.nuvem.NuvemApplication;
import cloud.nuvem.cluster.ClusterUnavailable;
import cloud.nuvem.compute.CreateVm;
import cloud.nuvem.compute.CreateVmResult;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.dev.DemoTenants;
import cloud.nuvem.dev.DevBrowser;
import cloud.nuvem.dev.DevKeycloak;
import cloud.nuvem.dev.DevWorld;
import cloud.nuvem.identity.PersonId;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.Projects;
import cloud.nuvem.tenancy.Projects.CreateProject;
import cloud.nuvem.tenancy.Projects.CreateProjectResult;
import cloud.nuvem.tenancy.Tenants;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.spring.SpringServlet;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
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
        registry.add("nuvem.cluster.caches.heartbeat", () -> "1s");
        registry.add("nuvem.ui.beat", () -> "1s");
        registry.add("nuvem.ui.stale-after", () -> "4s");
    }

    @BeforeAll
    void openBrowser() {
        // The library keeps it in a static field, where the portal that started last has put its own.
        SecurityContextHolder.setContextHolderStrategy(portal.getBean(SecurityContextHolderStrategy.class));
        WORLD.keycloak().portalAt(URI.create(address()));
        tenants = DemoTenants.seed(WORLD.keycloak(), portal);
        browser = DevBrowser.launch();
        PlaywrightAssertions.setDefaultAssertionTimeout((double) PATIENCE.toMillis());
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

    protected <T> T bean(String name, Class<T> type) {
        return portal.getBean(name, type);
    }

    protected String address() {
        return "http://localhost:" + port;
    }

    /** A browser window of its own, without anybody's cookies. */
    protected Page newWindow(Browser.NewContextOptions options) {
        var context = browser.browser().newContext(options.setBaseURL(address()));
        contexts.add(context);
        var page = context.newPage();
        page.setDefaultTimeout((double) PATIENCE.toMillis());
        return page;
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
        page.navigate(path);
        signInOn(page, username);
        return page;
    }

    /** Behind the portal's pages. */
    protected VaadinService vaadin() {
        return ((SpringServlet) portal.getBean("servletRegistrationBean", ServletRegistrationBean.class)
                        .getServlet())
                .getService();
    }

    /** The HTTP session of a window, to age it without waiting. */
    protected Session sessionOf(Page page) throws IOException {
        var cookie = page.context().cookies().stream()
                .filter(each -> each.name.equals("NUVEM"))
                .findFirst()
                .orElseThrow();
        var server = (TomcatWebServer) ((ServletWebServerApplicationContext) portal).getWebServer();
        var context = (Context) server.getTomcat().getHost().findChildren()[0];
        return context.getManager().findSession(cookie.value);
    }

    /** A project of this journey's own in the actor's organization; the same one when asked again. */
    protected Project project(Actor actor, OrganizationId organization, String name) {
        var there = bean(Tenants.class).projects(actor).stream()
                .filter(project -> project.organization().equals(organization))
                .filter(project -> project.name().equals(name))
                .findFirst();
        return there.orElseGet(() -> {
            var result = bean(Projects.class).create(actor, new CreateProject(organization, name, DemoTenants.REGION));
            return ((CreateProjectResult.Created) result).project();
        });
    }

    /** By the name they sign in with, once they were here. */
    protected PersonId personOf(String username) {
        try (var connection = WORLD.postgres().superuser();
                var query = connection.prepareStatement("select id from identity.person where username = ?")) {
            query.setString(1, username);
            try (var rows = query.executeQuery()) {
                rows.next();
                return new PersonId(rows.getObject(1, UUID.class));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A project of Acme's for one journey alone. */
    protected Project acmeProject(String name) {
        return project(tenants.ana(), tenants.shopProduction().organization(), name);
    }

    /** A machine that is there before the journey begins, and runs. */
    protected void running(Actor actor, Project project, String name) {
        running(actor, project, small(name));
    }

    protected void running(Actor actor, Project project, CreateVm wish) {
        var machines = bean(VirtualMachines.class);
        Awaitility.await(wish.name() + " is made")
                .atMost(PATIENCE)
                .ignoreException(ClusterUnavailable.class)
                .until(() -> machines.create(actor, project.id(), wish) instanceof CreateVmResult.Created);
        Awaitility.await(wish.name() + " runs")
                .atMost(PATIENCE)
                .until(() -> machines.find(actor, project.id(), wish.name())
                        .filter(machine -> machine.status().state() == VmStatus.State.RUNNING)
                        .isPresent());
    }

    /** The least that can be wished for; asked for again, it is the same wish. */
    protected static CreateVm small(String name) {
        return new CreateVm(
                "journey-" + name,
                new ResourceName(name),
                1,
                "debian-13",
                "u1.small",
                null,
                null,
                List.of(),
                null,
                null,
                null,
                Map.of(),
                false,
                true);
    }

    protected static String machines(Project project) {
        return "/p/" + project.id() + "/virtual-machines";
    }

    /** Fills in Keycloak's page that is open. */
    protected void signInOn(Page page, String username) {
        page.locator("#username").fill(username);
        page.locator("#password").fill(DevKeycloak.PASSWORD);
        page.locator("#kc-login").click();
    }
}
