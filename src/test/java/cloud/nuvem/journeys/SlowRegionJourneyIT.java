package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.cluster.core.http.Faults;
import cloud.nuvem.dev.cluster.core.http.Faults.Fault;
import cloud.nuvem.tenancy.Project;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.vaadin.flow.server.SessionLockEvent;
import com.vaadin.flow.server.SessionLockListener;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Row 12 of the list of faults: a region that takes ten seconds for each answer keeps no page waiting. */
class SlowRegionJourneyIT extends Journey {

    private static final Duration SLOW = Duration.ofSeconds(10);
    private static final Duration LONGEST_LOCK = Duration.ofMillis(300);

    private final Faults faults = WORLD.cluster().whole().cluster().faults();

    @AfterEach
    void behaveAgain() {
        faults.reset();
    }

    /** A busy machine makes everything slower: what counts is that the region adds nothing. */
    @Test
    void noSessionLockIsHeldWhileTheRegionThinks() {
        var project = acmeProject("slow");
        running(tenants().ana(), project, "quick");
        running(tenants().ana(), project, "tardy");
        var page = signIn("ana", machines(project));

        var quick = clickThrough(page, project, "quick");
        faults.on(Faults.everything(), new Fault.Slow(SLOW));
        var slow = clickThrough(page, project, "tardy");

        System.out.printf("longest session lock: %d ms, with a slow region %d ms%n", quick.toMillis(), slow.toMillis());
        assertThat(slow).isLessThan(max(LONGEST_LOCK, quick.multipliedBy(2)));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Duration clickThrough(Page page, Project project, String machine) {
        var locks = new Locks();
        var listening = vaadin().addSessionLockListener(locks);
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
        listening.remove();
        return locks.longest();
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

    /** How long locks of sessions are held, outermost holding counted. */
    private static final class Locks implements SessionLockListener {

        private final transient Map<Thread, Long> held = new ConcurrentHashMap<>();
        private final AtomicLong longest = new AtomicLong();

        @Override
        public void lockAcquired(SessionLockEvent event) {
            held.putIfAbsent(Thread.currentThread(), System.nanoTime());
        }

        @Override
        public void lockReleased(SessionLockEvent event) {
            var since = held.remove(Thread.currentThread());
            if (since != null) {
                longest.accumulateAndGet(System.nanoTime() - since, Math::max);
            }
        }

        Duration longest() {
            return Duration.ofNanos(longest.get());
        }
    }
}
