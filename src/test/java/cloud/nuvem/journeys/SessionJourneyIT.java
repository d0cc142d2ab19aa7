package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.DemoClient;
import cloud.nuvem.tenancy.Memberships;
import cloud.nuvem.tenancy.Memberships.GrantRole;
import cloud.nuvem.tenancy.Memberships.RevokeRole;
import cloud.nuvem.tenancy.Role;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.vaadin.flow.server.VaadinSession;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.catalina.Session;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How a session ends: by time, by oneself, by others; and that one comes back to where one was. */
class SessionJourneyIT extends Journey {

    private static final String OTTO = "0190a000-0000-7000-8000-000000000102";

    @Test
    void anEndedSessionLeadsBackToTheSamePage() throws IOException {
        var project = acmeProject("sessions");
        running(tenants().ana(), project, "anchor");
        var page = signIn("otto", machines(project) + "/anchor/activity?x=1");
        assertThat(page.locator("h1")).hasText("anchor");
        page.context()
                .clearCookies(
                        new BrowserContext.ClearCookiesOptions().setName(Pattern.compile("KEYCLOAK.*|AUTH_SESSION.*")));

        sessionOf(page).expire();
        page.locator("nav a[href$='virtual-machines']").first().click();

        page.locator("#username").waitFor();
        signInOn(page, "otto");
        assertThat(page).hasURL(Pattern.compile("/virtual-machines"));
        assertThat(page.locator("main")).isVisible();
    }

    @Test
    void signingOutEndsKeycloaksSessionToo() {
        var page = signIn("otto", "/p/" + acmeProject("sessions").id());
        page.locator("#person-menu").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        page.locator("#username").waitFor();
        page.navigate("/p/" + acmeProject("sessions").id());
        page.locator("#username").waitFor();
    }

    @Test
    void whatKeycloakEndsEndsHereAtOnce() throws Exception {
        var page = signIn("otto", "/p/" + acmeProject("sessions").id());
        assertThat(page.locator("h1")).hasText("sessions");

        var session = sessionOf(page);
        signOutEverywhere(OTTO);

        Awaitility.await().atMost(PATIENCE).until(() -> !session.isValid());
        page.locator("#password").waitFor(); // the open page, by itself
    }

    /** Keycloak tells us of one after the other and forgets them all at the end: who comes back too early is signed in again. */
    @Test
    void ofManySessionsNoneComesBackByItself() throws Exception {
        var place = "/p/" + acmeProject("sessions").id();
        var pages =
                IntStream.range(0, 8).mapToObj(each -> signIn("otto", place)).toList();
        pages.forEach(page -> assertThat(page.locator("h1")).hasText("sessions"));

        signOutEverywhere(OTTO);

        pages.forEach(page -> page.locator("#password").waitFor());
    }

    @Test
    void itEndsHereAlsoWhileThePageIsAtWork() throws Exception {
        var page = signIn("otto", "/p/" + acmeProject("sessions").id());
        assertThat(page.locator("h1")).hasText("sessions");

        var session = sessionOf(page);
        var begun = new CountDownLatch(1);
        var work = Thread.ofPlatform().start(() -> work(pagesIn(session), begun));
        begun.await();
        signOutEverywhere(OTTO);

        Awaitility.await().atMost(PATIENCE).until(() -> !session.isValid());
        page.locator("#password").waitFor();
        work.join();
    }

    private static void work(VaadinSession pages, CountDownLatch begun) {
        pages.lock();
        try {
            begun.countDown();
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        } finally {
            pages.unlock();
        }
    }

    private static VaadinSession pagesIn(Session session) {
        var attributes = session.getSession();
        return Collections.list(attributes.getAttributeNames()).stream()
                .map(attributes::getAttribute)
                .filter(VaadinSession.class::isInstance)
                .map(VaadinSession.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static void signOutEverywhere(String user) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        WORLD.keycloak().server().resolve("admin/realms/nuvem/users/" + user + "/logout"))
                .header("Authorization", "Bearer " + WORLD.keycloak().tokenOf(DemoClient.ADMIN))
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(204);
    }

    /** Row 43: refused with the next click; what is open is told and hears no more. */
    @Test
    void aRoleThatWasTakenEndsWhatIsOpen() {
        var project = acmeProject("sessions");
        running(tenants().ana(), project, "anchor");
        var watching = signIn("otto", machines(project));
        assertThat(watching.locator("vaadin-grid")).containsText("anchor");
        var clicking = signIn("otto", machines(project) + "/anchor");
        assertThat(clicking.locator("h1")).hasText("anchor");
        var memberships = bean(Memberships.class);
        var otto = personOf("otto");

        memberships.revoke(tenants().ana(), new RevokeRole(project.organization(), otto, null));
        try {
            assertThat(watching.locator("main")).containsText("There is nothing here");
            assertThat(watching.locator("main")).not().containsText("anchor");
            assertThat(clicking.locator("main")).containsText("There is nothing here");
            clicking.navigate("/p/" + project.id() + "/images");
            assertThat(clicking.locator("main")).containsText("There is nothing here");
        } finally {
            memberships.grant(tenants().ana(), new GrantRole(project.organization(), otto, null, Role.OPERATOR));
        }
        clicking.reload();
        assertThat(clicking.locator("h1")).hasText("Images");
    }

    /** Row 64: a page that only says it is there keeps no session alive, however often it does. */
    @Test
    void aSessionWithNothingButHeartbeatsEnds() throws IOException {
        var page = signIn("otto", machines(acmeProject("sessions")));
        assertThat(page.locator("h1")).hasText("Virtual machines");
        var session = sessionOf(page);
        session.setMaxInactiveInterval(4);

        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            page.evaluate("() => fetch('/?v-r=heartbeat&v-uiId=0', {method: 'POST', redirect: 'manual'})"
                    + ".then(answer => answer.status)");
            return !session.isValid();
        });
        page.context()
                .clearCookies(new BrowserContext.ClearCookiesOptions().setName(Pattern.compile("KEYCLOAK.*|AUTH_.*")));
        page.locator("nav a[href$='ssh-keys']").first().click();
        page.locator("#username").waitFor();
    }
}
