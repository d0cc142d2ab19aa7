package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.cluster.core.http.Faults;
import cloud.nuvem.dev.cluster.core.http.Faults.Fault;
import cloud.nuvem.tenancy.Project;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Row 12 of the list of faults: a region that takes ten seconds for each answer, or has no time, keeps no page waiting. */
class SlowRegionJourneyIT extends Journey {

    private static final Duration SLOW = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(300);

    private final Faults faults = WORLD.cluster().whole().cluster().faults();

    @AfterEach
    void behaveAgain() {
        faults.reset();
    }

    @Test
    void noSessionLockIsHeldWhileTheRegionThinks() {
        clickThroughWith("tardy", new Fault.Slow(SLOW));
    }

    @Test
    void norWhileItAsksToComeAgainLater() {
        clickThroughWith("busy", new Fault.Refuse(429, (int) SLOW.toSeconds()));
    }

    private void clickThroughWith(String machine, Fault fault) {
        var project = acmeProject("slow");
        running(tenants().ana(), project, machine);
        var page = signIn("ana", machines(project));
        faults.on(Faults.everything(), fault);
        try (var locks = HeldLocks.of(vaadin())) {
            clickThrough(page, project, machine);
            assertThat(locks.longestWait()).as("%s", locks.where()).isLessThan(LONGEST_WAIT);
        }
    }

    private static void clickThrough(Page page, Project project, String machine) {
        for (var path : new String[] {"", "/images", "/instance-types", "/ssh-keys", "/virtual-machines"}) {
            page.navigate("/p/" + project.id() + path);
            assertThat(page.locator("h1")).isVisible();
        }
        page.keyboard().press("Control+k");
        assertThat(page.getByRole(AriaRole.OPTION).first()).isVisible();
        page.navigate(machines(project) + "/" + machine + "/technical");
        assertThat(page.locator("h1")).hasText(machine);
        page.navigate(machines(project) + "/" + machine);
        protect(page);
        stop(page);
        create(page, project, machine);
    }

    private static void protect(Page page) {
        page.locator(".nv-page-actions vaadin-button").last().click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(Pattern.compile("deletion")))
                .click();
    }

    private static void stop(Page page) {
        page.locator(".nv-page-actions")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Stop"))
                .click();
        page.getByRole(AriaRole.DIALOG)
                .getByText("Stop", new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private static void create(Page page, Project project, String machine) {
        page.navigate(machines(project) + "/create?step=name");
        page.locator("#vm-name input").fill(machine + "-2");
        page.locator("#wizard-next").click();
        assertThat(page).hasURL(Pattern.compile("step=review"));
        page.locator("#wizard-next").click();
        page.navigate(machines(project)); // does not wait for the answer
        assertThat(page.locator("h1")).hasText("Virtual machines");
    }
}
