package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.cluster.core.http.Faults;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stands still while a part is away, what goes on, and that everything heals by itself. */
class OutageJourneyIT extends Journey {

    private final Faults faults = WORLD.cluster().whole().cluster().faults();

    @AfterEach
    void behaveAgain() {
        faults.reset();
    }

    /** Row 11: reading goes on and says how old it is; changing says why not; nobody reloads anything. */
    @Test
    void aRegionThatDoesNotAnswerLeavesEverythingReadable() {
        var project = acmeProject("outage");
        running(tenants().ana(), project, "steady");
        var page = signIn("ana", machines(project));
        assertThat(page.locator("vaadin-grid")).containsText("steady");
        assertThat(banner(page)).hasCount(0);

        faults.refuseConnections();

        assertThat(banner(page)).containsText(Pattern.compile("What you see is [0-9]+ seconds old"));
        page.locator(".nv-search input").fill("stea");
        assertThat(page.locator("vaadin-grid")).containsText("steady");
        for (var path : new String[] {"", "/images", "/instance-types", "/ssh-keys", "/virtual-machines/create"}) {
            page.navigate("/p/" + project.id() + path);
            assertThat(page.locator("h1")).isVisible();
            assertThat(page.locator(".nv-error")).hasCount(0);
        }
        page.navigate(machines(project) + "/steady");
        assertThat(status(page)).hasText("Running");
        assertThat(banner(page)).containsText("the cluster does not answer");

        button(page, "Stop").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByText("Stop", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(dialog).containsText("The region does not answer at the moment. Running machines are not affected");

        faults.acceptConnections();
        assertThat(banner(page)).hasCount(0);
        dialog.getByText("Stop", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(status(page)).hasText("Stopped");
    }

    @Test
    void whileKeycloakIsAwayPagesGoOnAndSignInHealsByItself() throws InterruptedException {
        var project = acmeProject("outage");
        var inside = signIn("otto", "/p/" + project.id());
        assertThat(inside.locator("h1")).hasText("outage");
        var outside = newWindow();

        WORLD.keycloak().stop();
        try {
            inside.navigate(machines(project));
            assertThat(inside.locator("h1")).hasText("Virtual machines");
            outside.navigate(machines(project));
            assertThat(outside.locator("h1")).hasText("Sign-in is not available right now");
            assertThat(outside.locator("main")).containsText("Your machines keep running");
        } finally {
            WORLD.keycloak().restart();
        }
        outside.locator("#username").waitFor();
        signInOn(outside, "otto");
        assertThat(outside.locator("h1")).hasText("Virtual machines");
        inside.reload();
        assertThat(inside.locator("h1")).hasText("Virtual machines");
    }

    /** Row 13, at the pages: connections die while people click. */
    @Test
    void aDatabaseThatDropsItsConnectionsIsNotNoticedForLong() throws SQLException {
        var project = acmeProject("outage");
        var page = signIn("otto", "/p/" + project.id());
        assertThat(page.locator("h1")).hasText("outage");

        dropConnections();
        Awaitility.await().atMost(PATIENCE).until(() -> {
            page.navigate(machines(project));
            page.locator("h1").first().waitFor();
            return page.locator("h1").first().textContent().equals("Virtual machines");
        });
        dropConnections();
        page.navigate("/p/" + project.id() + "/ssh-keys");
        assertThat(page.locator("h1").first()).hasText(Pattern.compile("SSH keys|Something broke"));
        page.reload();
        assertThat(page.locator("h1")).hasText("SSH keys");
    }

    private static void dropConnections() throws SQLException {
        try (var connection = WORLD.postgres().superuser();
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename like 'nuvem%'");
        }
    }

    private static Locator banner(Page page) {
        return page.locator(".nv-banner");
    }

    private static Locator status(Page page) {
        return page.locator(".nv-title-line vaadin-badge");
    }

    private static Locator button(Page page, String words) {
        return page.locator(".nv-page-actions")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(words).setExact(true));
    }
}
