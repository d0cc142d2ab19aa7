package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.compute.CreateVm;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VmQuery;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Organizations;
import cloud.nuvem.tenancy.Organizations.FoundOrganization;
import cloud.nuvem.tenancy.Organizations.FoundOrganizationResult.Founded;
import cloud.nuvem.tenancy.Project;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Gil wants what cannot be: the wizard says so at the field, keeps what he typed, and lets him go on once it is right. */
class WizardRefusalsJourneyIT extends Journey {

    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFUAYxXzVco9NO+LDmtrWwjhFRUIyzvDGG31afAXxJ2w gil@globex";

    private Project project;

    @BeforeAll
    void found() throws SQLException {
        var founded = (Founded) bean(Organizations.class)
                .found(
                        tenants().gil(),
                        new FoundOrganization(
                                "initech-" + UUID.randomUUID().toString().substring(0, 8), "Initech"));
        allow(founded.organization(), Map.of("VIRTUAL_MACHINES", 4, "VCPUS", 6, "MEMORY_GIB", 24, "VOLUME_GIB", 100));
        project = project(tenants().gil(), founded.organization().id(), "printers");
    }

    private static void allow(Organization organization, Map<String, Integer> limits) throws SQLException {
        var rows = limits.entrySet().stream()
                .map(limit -> "('%s', '%s', %d)".formatted(organization.id(), limit.getKey(), limit.getValue()))
                .collect(Collectors.joining(", "));
        try (var connection = WORLD.postgres().superuser();
                var statement = connection.createStatement()) {
            statement.execute("insert into quota.organization_limit values " + rows);
        }
    }

    /** Row 1 of the list of faults at its end: a double click makes one machine. */
    @Test
    void refusesAtTheFieldAndKeepsWhatWasTyped() {
        var page = signIn("gil", machines(project) + "/create");
        next(page);

        aTypeBeyondTheQuota(page);
        aVolumeOfNoGoodSize(page);
        accessThatWouldNotWork(page);
        namesAndNumbersThatCannotBe(page);
        nothingWasLost(page);

        finish(page).dblclick();
        assertThat(page).hasURL(Pattern.compile(".*/virtual-machines/printer-1$"));
        assertThat(machinesNamed("printer-1")).isEqualTo(1);
        page.navigate(machines(project) + "/create");
        assertThat(page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Steps")))
                .isVisible();
        assertThat(page.locator("main")).not().containsText("printer-1"); // the next wish is a new one
    }

    private static void aTypeBeyondTheQuota(Page page) {
        var tooBig = page.locator(".nv-choices.rows .nv-choice.greyed").first();
        assertThat(tooBig).containsText("over your quota");
        tooBig.locator("input").check();
        assertThat(page.locator(".nv-choice-refusal")).containsText("left in your quota: this needs");
        next(page);
        assertThat(page).hasURL(Pattern.compile("step=instance-type"));
        assertThat(page.locator(".nv-wizard-problems")).containsText("left in your quota");
        type(page, "u1.small");
        assertThat(page.locator(".nv-choice-refusal")).isHidden();
        next(page);
    }

    private static void aVolumeOfNoGoodSize(Page page) {
        var size = page.locator("#boot-volume-size");
        refused(page, size, "1", "This image needs at least");
        refused(page, size, "-5", "This image needs at least");
        refused(page, size, "20000", "At most 16,384 GiB");
        refused(page, size, "120", "The quota for volumes in GiB does not allow this: 120 needed");
        assertThat(page).hasURL(Pattern.compile("step=boot-volume"));
        page.reload();
        assertThat(size.locator("input")).hasValue("120");
        right(size, "12");
        next(page);
    }

    private static void accessThatWouldNotWork(Page page) {
        refused(page, page.locator("#user-name"), "Root!", "Lower-case letters, digits");
        right(page.locator("#user-name"), "gil");

        open(page, "Cloud-init user-data");
        var data = page.locator("#user-data");
        typed(data.locator("textarea"), "#cloud-config\npackages:\n  - [nginx\nruncmd: {");
        next(page);
        assertThat(error(data)).containsText(Pattern.compile("Line [34] of the user-data: this is no valid YAML"));

        open(page, "Paste a new key");
        page.locator("#new-key-name input").fill("laptop");
        var key = page.locator("#new-key");
        key.locator("textarea").fill("ssh-rsa AAAAB3Nza-this-is-none");
        button(page, "Save key").click();
        assertThat(error(key)).containsText("This is not a usable public key");
        page.reload();
        assertThat(key.locator("textarea")).hasValue("ssh-rsa AAAAB3Nza-this-is-none");
        key.locator("textarea").fill(KEY);
        next(page);
        assertThat(page.locator(".nv-wizard-problems")).containsText("Save this key or clear the field");
        button(page, "Save key").click();
        assertThat(page.getByLabel("laptop (Gil", new Page.GetByLabelOptions().setExact(false)))
                .isChecked();

        typed(data.locator("textarea"), "#cloud-config\npackages: [nginx]");
        next(page);
    }

    private static void namesAndNumbersThatCannotBe(Page page) {
        var name = page.locator("#vm-name");
        next(page);
        assertThat(error(name)).containsText("Give it a name");
        refused(page, name, "Not A Name", "lower-case letters");
        right(name, "a".repeat(62));
        var count = page.locator("#vm-count");
        refused(page, count, "100", "From 1 to 10");
        refused(page, count, "0", "From 1 to 10");
        refused(page, count, "-3", "From 1 to 10");
        right(name, "printer-1");
        refused(page, count, "5", "The quota for virtual machines does not allow this: 5 needed");
        right(count, "1");

        var tags = page.locator("#vm-tags");
        refused(page, tags, "env=prod, no spaces here", "Write tags as name or name=value");
        refused(page, tags, "env=", "Write tags as name or name=value");
        var tooMany = IntStream.rangeClosed(1, 21).mapToObj(each -> "t" + each).collect(Collectors.joining(","));
        refused(page, tags, tooMany, "at most 20 tags");
        page.reload();
        assertThat(tags.locator("input")).hasValue(tooMany);
        right(tags, "env=prod, web");
        next(page);
        assertThat(page).hasURL(Pattern.compile("step=review"));
    }

    /** Back step by step, forward again, and a reload: every field still says what was typed. */
    private static void nothingWasLost(Page page) {
        assertThat(page.locator(".nv-review")).containsText("Tags: env=prod, web.");
        page.goBack();
        assertThat(page.locator("#vm-tags input")).hasValue("env=prod, web");
        assertThat(page.locator("#vm-name input")).hasValue("printer-1");
        button(page, "Back").click();
        assertThat(page.locator("#user-name input")).hasValue("gil");
        assertThat(page.locator("#user-data textarea")).hasValue("#cloud-config\npackages: [nginx]");
        page.locator(".nv-wizard-rail li button").nth(2).click();
        assertThat(page.locator("#boot-volume-size input")).hasValue("12");
        page.locator(".nv-wizard-rail li button").nth(5).click();
        assertThat(page).hasURL(Pattern.compile("step=review"));
        page.reload();
        assertThat(page.locator(".nv-review")).containsText("One machine called printer-1.");
        assertThat(page.locator(".nv-review")).containsText("One SSH key for the user gil.");
    }

    @Test
    void whatOthersTookMeanwhileIsRefusedWhereItWasChosen() {
        var gil = tenants().gil();
        var page = signIn("gil", machines(project));
        page.navigate(machines(project) + "/create?step=instance-type");
        type(page, "u1.large");
        assertThat(page.locator(".nv-wizard-rail")).containsText("u1.large");
        page.navigate(machines(project) + "/create?step=name");
        var name = page.locator("#vm-name");
        right(name, "fax-1");
        next(page);
        running(gil, project, "fax-1");

        finish(page).click();
        assertThat(page).hasURL(Pattern.compile("step=name"));
        assertThat(error(name)).containsText("“fax-1” is already there");
        assertThat(name.locator("input")).hasValue("fax-1");

        right(name, "fax-2");
        next(page);
        running(gil, project, big("fax-3"));
        finish(page).click();
        assertThat(page).hasURL(Pattern.compile("step=instance-type"));
        assertThat(page.locator(".nv-choice-refusal")).containsText("The quota for vCPUs does not allow this");
        assertThat(machinesNamed("fax-2")).isZero();
    }

    @Test
    void theBrowsersBackButtonLeadsOutAgain() {
        var page = signIn("gil", machines(project));
        page.navigate("/p/" + project.id() + "/ssh-keys");
        page.navigate(machines(project) + "/create");
        assertThat(page).hasURL(Pattern.compile("step=image"));
        next(page);
        assertThat(page).hasURL(Pattern.compile("step=instance-type"));
        page.goBack();
        assertThat(page).hasURL(Pattern.compile("step=image"));
        page.goBack();
        assertThat(page).hasURL(Pattern.compile("ssh-keys"));
    }

    private static CreateVm big(String name) {
        var small = small(name);
        return new CreateVm(
                small.requestId(),
                small.name(),
                1,
                small.image(),
                "cx1.xlarge",
                null,
                null,
                small.sshKeys(),
                null,
                null,
                null,
                Map.of(),
                false,
                true);
    }

    private long machinesNamed(String name) {
        var found = bean(VirtualMachines.class).page(tenants().gil(), project.id(), VmQuery.all());
        return found.items().stream()
                .filter(machine -> machine.name().value().startsWith(name))
                .count();
    }

    private static void refused(Page page, Locator field, String typed, String sentence) {
        right(field, typed);
        next(page);
        assertThat(error(field)).containsText(sentence);
        assertThat(field.locator("input")).hasValue(typed);
    }

    private static void right(Locator field, String typed) {
        typed(field.locator("input"), typed);
    }

    private static void typed(Locator input, String text) {
        input.fill(text);
        input.press("Tab");
    }

    private static Locator error(Locator field) {
        return field.locator("[slot=error-message]");
    }

    private static void next(Page page) {
        page.locator("#wizard-next").click();
    }

    private static Locator finish(Page page) {
        var finish = page.locator("#wizard-next");
        assertThat(finish).containsText("Create VM");
        return finish;
    }

    private static Locator button(Page page, String words) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    private static void open(Page page, String summary) {
        page.locator("vaadin-details-summary")
                .filter(new Locator.FilterOptions().setHasText(summary))
                .click();
    }

    private static void type(Page page, String name) {
        page.locator(".nv-choices.rows .nv-choice")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first()
                .locator("input")
                .check();
    }
}
