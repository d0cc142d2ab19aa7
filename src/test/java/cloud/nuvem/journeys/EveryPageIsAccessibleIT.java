package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VirtualMachines.PowerAction;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Project;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page in each of its states, in both lights, on a desk and on a phone: axe finds nothing. */
class EveryPageIsAccessibleIT extends Journey {

    private static final int[] WIDTHS = {1440, 390};
    private static final int HEIGHT = 900;
    private static final String MACHINES = "/p/{full}/virtual-machines";

    private final Map<String, Page> windows = new HashMap<>();
    private Project full;
    private Project fresh;

    /**
     * A page in a state.
     *
     * @param path with {@code {full}} and {@code {fresh}} for the projects
     * @param state brought about after the page was opened
     */
    record Sight(String name, String username, String path, Consumer<Page> state) {
        boolean isMenu() {
            return name.contains("menu");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sight> sights() {
        return Stream.of(
                        Stream.of(
                                ana("home", "/p/{full}"),
                                ana("home of a fresh project", "/p/{fresh}"),
                                ana("machines", MACHINES),
                                ana("no machines", "/p/{fresh}/virtual-machines"),
                                ana("no machine matches", MACHINES + "?search=zzz"),
                                ana("machine", MACHINES + "/still"),
                                ana("stopped machine", MACHINES + "/asleep"),
                                ana("activity of a machine", MACHINES + "/still/activity"),
                                ana("activity of a project", "/p/{full}/activity"),
                                ana("console log", MACHINES + "/still/console-log"),
                                ana("console log of a stopped machine", MACHINES + "/asleep/console-log"),
                                ana("screen", MACHINES + "/still/console/screen"),
                                ana("serial line", MACHINES + "/still/console/serial"),
                                ana("serial line of a stopped machine", MACHINES + "/asleep/console/serial"),
                                ana("technical details", MACHINES + "/still/technical"),
                                ana("images", "/p/{full}/images"),
                                ana("instance types", "/p/{full}/instance-types"),
                                ana("no SSH keys", "/p/{full}/ssh-keys"),
                                ana("projects", "/o/acme/projects"),
                                ana("members", "/o/acme/members"),
                                ana("audit", "/o/acme/audit"),
                                ana("invoices", "/o/acme/invoices"),
                                ana("payments", "/o/acme/payments"),
                                ana("budgets", "/o/acme/budgets"),
                                ana("dialog: set budget", "/o/acme/budgets", page -> button(page, "Set budget")),
                                ana("billing account", "/o/acme/billing-account"),
                                new Sight("invoices of all", "root", "/provider/invoices", page -> {}),
                                new Sight("payments of all", "root", "/provider/payments", page -> {}),
                                new Sight("credits of all", "root", "/provider/credits", page -> {}),
                                new Sight(
                                        "dialog: grant credit",
                                        "root",
                                        "/provider/credits",
                                        page -> button(page, "Grant credit")),
                                ana("usage", "/o/acme/usage"),
                                ana("usage by resource", "/o/acme/usage?group=resource"),
                                ana("no usage", "/o/acme/usage?search=zzz"),
                                new Sight("metering gaps", "root", "/provider/metering-gaps", page -> {}),
                                ana("nothing here", "/p/{full}/nothing-here"),
                                ana("somebody else's project", "/p/there-is-none"),
                                new Sight("forbidden", "vera", MACHINES + "/create", page -> {}),
                                new Sight("no organization", "root", "/", page -> {})),
                        Stream.of("image", "instance-type", "boot-volume", "access")
                                .map(step -> ana("wizard: " + step, MACHINES + "/create?step=" + step)),
                        Stream.of(
                                ana("wizard: name, refused", MACHINES + "/create?step=name", page -> next(page)),
                                ana("wizard: review", MACHINES + "/create?step=name", page -> {
                                    page.locator("#vm-name input").fill("seen");
                                    next(page);
                                    assertThat(page.locator(".nv-review")).isVisible();
                                }),
                                ana("wizard: leave?", MACHINES + "/create?step=name", page -> {
                                    page.locator("#vm-name input").fill("seen");
                                    page.locator("#vm-name input").press("Tab");
                                    page.keyboard().press("Escape");
                                })),
                        Stream.of("Stop", "Rename", "Edit tags", "Change instance type", "Delete")
                                .map(entry -> ana("dialog: " + entry, MACHINES + "/still", page -> menu(page, entry))),
                        Stream.of(
                                ana("dialog: add key", "/p/{full}/ssh-keys", page -> button(page, "Add SSH key")),
                                ana("dialog: new project", "/o/acme/projects", page -> button(page, "New project")),
                                ana("palette", "/p/{full}", page -> {
                                    page.keyboard().press("Control+k");
                                    assertThat(page.getByRole(AriaRole.OPTION).first())
                                            .isVisible();
                                }),
                                ana(
                                        "notifications",
                                        "/p/{full}",
                                        page -> page.locator(".nv-bell vaadin-button")
                                                .first()
                                                .click()),
                                ana(
                                        "menu of the person",
                                        "/p/{full}",
                                        page -> page.locator("#person-menu").click()),
                                ana(
                                        "menu of a machine",
                                        MACHINES + "/still",
                                        page -> page.locator(".nv-page-actions vaadin-button")
                                                .last()
                                                .click())))
                .flatMap(each -> each);
    }

    private static Sight ana(String name, String path) {
        return ana(name, path, page -> {});
    }

    private static Sight ana(String name, String path, Consumer<Page> state) {
        return new Sight(name, "ana", path, state);
    }

    @BeforeAll
    void furnish() {
        full = acmeProject("access");
        fresh = acmeProject("access-fresh");
        var ana = tenants().ana();
        running(ana, full, "still");
        running(ana, full, "asleep");
        bean(VirtualMachines.class).power(ana, full.id(), new ResourceName("asleep"), PowerAction.STOP);
    }

    /** Windows stay for the next page of the same person. */
    @Override
    @AfterEach
    void closePages() {}

    @ParameterizedTest
    @MethodSource("sights")
    void axeFindsNothing(Sight sight) {
        var page = windows.computeIfAbsent(sight.username(), username -> signIn(username, "/"));
        var found = new ArrayList<String>();
        page.setViewportSize(WIDTHS[0], HEIGHT);
        page.navigate(sight.path()
                .replace("{full}", full.id().value())
                .replace("{fresh}", fresh.id().value()));
        assertThat(page.locator("h1").first()).isAttached();
        sight.state().accept(page);
        for (int width : WIDTHS) {
            page.setViewportSize(width, HEIGHT);
            for (var light : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                page.emulateMedia(
                        new Page.EmulateMediaOptions().setColorScheme(light).setReducedMotion(ReducedMotion.REDUCE));
                violations(page, sight).forEach(each -> found.add(width + " " + light + " " + each));
            }
        }
        assertThat(found).isEmpty();
    }

    /** Whether all content lies in landmarks is advice, not WCAG, and axe does not know that an open menu is none of the page. */
    private static List<String> violations(Page page, Sight sight) {
        var axe = new AxeBuilder(page);
        return (sight.isMenu() ? axe.disableRules(List.of("region")) : axe)
                .analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary()))
                        .toList();
    }

    private static void next(Page page) {
        page.locator("#wizard-next").click();
    }

    private static void menu(Page page, String entry) {
        page.locator(".nv-page-actions vaadin-button").last().click();
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(entry).setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG).locator("vaadin-button").last())
                .isVisible();
    }

    private static void button(Page page, String words) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words))
                .first()
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG).locator("vaadin-button").last())
                .isVisible();
    }
}
