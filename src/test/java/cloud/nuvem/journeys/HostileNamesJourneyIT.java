package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.cluster.Labels;
import cloud.nuvem.compute.CreateVm;
import cloud.nuvem.compute.SshKeys;
import cloud.nuvem.dev.cluster.core.Caller;
import cloud.nuvem.pricing.Plans;
import cloud.nuvem.pricing.PriceLists;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Organizations;
import cloud.nuvem.tenancy.Organizations.FoundOrganization;
import cloud.nuvem.tenancy.Organizations.FoundOrganizationResult.Founded;
import cloud.nuvem.tenancy.Project;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.vaadin.flow.router.RouteConfiguration;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Row 56 of the list of faults: whatever people write as names, browsers show it and never run it. */
class HostileNamesJourneyIT extends Journey {

    private static final String CANARY = "<img src=x onerror=canary(1)>\"'${canary(2)}<script>canary(3)</script>";
    private static final String SHORT = "<img src=x onerror=canary(4)>";
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFUAYxXzVco9NO+LDmtrWwjhFRUIyzvDGG31afAXxJ2w";
    private static final String PLAN = "hostile";

    private final List<Object> executed = new CopyOnWriteArrayList<>();
    private final List<String> reports = new CopyOnWriteArrayList<>();
    private Project project;
    private String slug;

    @BeforeAll
    void nameEverythingBadly() {
        var gil = tenants().gil();
        slug = "hostile-" + UUID.randomUUID().toString().substring(0, 8);
        var founded = (Founded) bean(Organizations.class).found(gil, new FoundOrganization(slug, SHORT));
        project = project(gil, founded.organization().id(), SHORT);
        bean(SshKeys.class).add(gil, founded.organization().id(), SHORT, KEY);
        running(gil, project, badlyNamed(SHORT, "plain"));
        running(gil, project, badlyNamed(SHORT, "edited"));
        editByHand();
        var root = new Actor(personOf("root"), SHORT, Actor.Door.PORTAL);
        var plan = new Plans.CreatePlan(PLAN, SHORT, "Standard EUR", BigDecimal.ZERO, false);
        assertThat(bean(Plans.class).create(root, plan)).isInstanceOf(Plans.ChangePlanResult.Changed.class);
        bean(PriceLists.class).draft(root, new PriceLists.DraftPriceList(SHORT, "EUR", null));
    }

    private static CreateVm badlyNamed(String displayName, String name) {
        var small = small(name);
        var userData = "#cloud-config\nwrite_files: [{path: /x, content: \"" + SHORT + "\"}]";
        return new CreateVm(
                small.requestId(),
                small.name(),
                1,
                small.image(),
                small.instanceType(),
                null,
                null,
                List.of(),
                null,
                userData,
                displayName,
                Map.of("tag", "value"),
                false,
                true);
    }

    /** With kubectl there is no length and no form that says no. */
    private void editByHand() {
        var resources = WORLD.cluster().whole().cluster().resources();
        var machines = resources.type("kubevirt.io", "virtualmachines");
        resources.change(
                machines,
                project.id().namespace(),
                "edited",
                machine -> machine.withObjectProperty("metadata")
                        .withObjectProperty("annotations")
                        .put(Labels.DISPLAY_NAME, CANARY),
                Caller.controller("somebody"));
    }

    /** The alarm itself works: the same canary as a page's own markup is heard, and the policy's refusal is reported. */
    @Test
    void whatAPageDoesRunIsNoticed() {
        var page = watched(1440);
        signIn(page, "otto", "/");
        assertThat(page.locator("h1").first()).isVisible();

        page.evaluate("markup => document.body.insertAdjacentHTML('beforeend', markup)", SHORT);
        page.evaluate("canary('called')");

        page.waitForCondition(() -> !executed.isEmpty() && !reports.isEmpty());
        assertThat(executed).containsExactly("called");
        assertThat(reports).anyMatch(report -> report.startsWith("script-src"));
        executed.clear();
        reports.clear();
    }

    @Test
    void noNameIsEverRun() throws SQLException {
        for (int width : new int[] {1440, 390}) {
            var page = watched(width);
            signIn(page, "gil", "/p/" + project.id());
            assertThat(page.locator("h1").first()).containsText("<img");
            renameGil(CANARY);
            everyRoute(page, List.of("p/", "o/", "prices"));
            if (width > 600) {
                seesItInTheFrame(page);
            }
            dialogs(page);
            wizard(page);
            page.navigate(machines(project) + "?search=" + URLEncoder.encode(CANARY + "?", StandardCharsets.UTF_8));
            assertThat(page.locator("main")).containsText("No machine matches");
            page.navigate("/p/" + project.id() + "/%3Cimg%20src=x%20onerror=canary(5)%3E");
            assertThat(page.locator("main")).containsText("There is nothing here");
            nothingWasRun();
        }
    }

    @Test
    void norInTheProvidersArea() {
        var page = watched(1440);
        signIn(page, "root", "/provider/plans");
        assertThat(page.locator("main")).containsText(SHORT);
        everyRoute(page, List.of("provider/"));
        page.navigate("/provider/price-lists");
        page.getByText(SHORT).first().click();
        assertThat(page.locator("h1").first()).containsText("<img");
        nothingWasRun();
    }

    private Page watched(int width) {
        var page = newWindow(
                new Browser.NewContextOptions().setViewportSize(width, 900).setLocale("en-GB"));
        page.exposeFunction("canary", arguments -> executed.add(arguments[0]));
        page.exposeFunction("reported", arguments -> reports.add(String.valueOf(arguments[0])));
        page.addInitScript("addEventListener('securitypolicyviolation', event =>"
                + " reported(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))");
        return page;
    }

    private void nothingWasRun() {
        assertThat(executed).isEmpty();
        assertThat(reports).isEmpty();
    }

    /** Other stories know him by his own. */
    @AfterEach
    void giveTheNameBack() throws SQLException {
        renameGil(tenants().gil().name());
    }

    private static void renameGil(String name) throws SQLException {
        try (var connection = WORLD.postgres().superuser();
                var update = connection.prepareStatement(
                        "update identity.person set display_name = ? where username = 'gil'")) {
            update.setString(1, name);
            update.executeUpdate();
        }
    }

    private void everyRoute(Page page, List<String> areas) {
        var routes = RouteConfiguration.forRegistry(vaadin().getRouter().getRegistry()).getAvailableRoutes().stream()
                .map(route -> route.getTemplate())
                .filter(template -> areas.stream().anyMatch(template::startsWith))
                .filter(template -> !template.contains(":list"))
                .toList();
        assertThat(routes).hasSizeGreaterThan(2);
        for (var template : routes) {
            for (var name : List.of("plain", "edited")) {
                open(page, template, name);
            }
        }
    }

    private void open(Page page, String template, String name) {
        var filled = template.replace(":project", project.id().value())
                .replace(":organization", slug)
                .replace(":plan", PLAN)
                .replace(":name", name);
        var tabs = filled.contains("/:tab")
                ? List.of("", "/graphs", "/activity", "/technical")
                : filled.contains("/:kind") ? List.of("/screen", "/serial") : List.of("");
        for (var tab : tabs) {
            page.navigate("/" + filled.replaceAll("/:.*", "") + tab);
            assertThat(page.locator("h1, nv-screen, nv-serial").first()).isAttached();
        }
    }

    private void seesItInTheFrame(Page page) {
        page.navigate(machines(project));
        assertThat(page.locator("vaadin-grid")).containsText(SHORT);
        assertThat(page.locator("vaadin-grid")).containsText(CANARY);
        page.keyboard().press("Control+k");
        assertThat(page.getByRole(AriaRole.COMBOBOX)).isFocused();
        page.keyboard().type("<img");
        assertThat(page.getByRole(AriaRole.OPTION).first()).containsText("<img");
        page.keyboard().press("Escape");
        page.locator("#project-switcher").click();
        assertThat(page.locator(".nv-switcher-list")).containsText(SHORT);
        page.keyboard().press("Escape");
    }

    private void dialogs(Page page) {
        page.navigate(machines(project) + "/plain");
        for (var entry : List.of("Rename", "Edit tags", "Change instance type", "Delete", "Restart")) {
            page.locator(".nv-page-actions vaadin-button").last().click();
            page.getByRole(
                            AriaRole.MENUITEM,
                            new Page.GetByRoleOptions().setName(entry).setExact(true))
                    .click();
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText(SHORT);
            page.keyboard().press("Escape");
            assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        }
    }

    private void wizard(Page page) {
        page.navigate(machines(project) + "/create?step=access");
        assertThat(page.locator("#ssh-keys")).containsText(SHORT);
        page.navigate(machines(project) + "/create?step=name");
        page.locator("#vm-name input").fill(SHORT);
        page.locator("#vm-tags input").fill(CANARY);
        page.locator("#wizard-next").click();
        assertThat(page.locator(".nv-wizard-problems")).containsText("lower-case letters");
    }
}
