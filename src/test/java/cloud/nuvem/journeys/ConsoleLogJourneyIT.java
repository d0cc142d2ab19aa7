package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VirtualMachines.PowerAction;
import cloud.nuvem.dev.DemoClient;
import cloud.nuvem.dev.cluster.core.Caller;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Memberships;
import cloud.nuvem.tenancy.Memberships.GrantRole;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.Role;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Ana, Otto and Vera read what a machine said. */
class ConsoleLogJourneyIT extends Journey {

    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout((double) PATIENCE.toMillis());
    private static final String MACHINE = "talker";

    private Project project;

    @BeforeAll
    void runAMachine() {
        project = acmeProject("Log");
        running(tenants().ana(), project, MACHINE);
    }

    @Test
    void followsSearchesAndDownloads() throws Exception {
        var page = signIn("ana", path());
        assertThat(lines(page)).containsText("Linux version", PATIENTLY);
        page.locator("nv-log input").fill("linux version");
        assertThat(page.locator("nv-log [role=status]")).containsText("1 of 1");
        page.locator("nv-log input").fill("no such words");
        assertThat(page.locator("nv-log [role=status]")).containsText("Not found");

        say(page, "echo hello-from-inside");
        assertThat(lines(page)).containsText("hello-from-inside", PATIENTLY);

        var file = page.waitForDownload(
                () -> page.locator("a").filter(has("Download")).click());
        Assertions.assertThat(Files.readString(file.path())).contains("Linux version", "hello-from-inside");
    }

    /** Row 56. */
    @Test
    void whatAMachineSaysIsTextAndNeverMarkup() {
        var page = signIn("ana", path());
        var alerts = new ArrayList<String>();
        page.onDialog(dialog -> {
            alerts.add(dialog.message());
            dialog.dismiss();
        });
        assertThat(lines(page)).containsText("Linux version", PATIENTLY);
        say(page, "echo '<img src=x onerror=alert(1)>&<script>alert(2)</script>'");
        assertThat(lines(page)).containsText("<script>alert(2)</script>", PATIENTLY);
        assertThat(page.locator("nv-log img, nv-log script")).hasCount(0);
        Assertions.assertThat(alerts).isEmpty();
    }

    @Test
    void endsWithTheRoleWithinSeconds() {
        var otto = signIn("otto", path());
        assertThat(lines(otto)).containsText("Linux version", PATIENTLY);
        var memberships = bean(Memberships.class);
        var person = personOf("otto");
        memberships.grant(tenants().ana(), new GrantRole(project.organization(), person, null, Role.VIEWER));
        try {
            assertThat(otto.locator(".nv-console-message"))
                    .containsText(
                            "You may not read this log any more",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(5_000));
        } finally {
            memberships.grant(tenants().ana(), new GrantRole(project.organization(), person, null, Role.OPERATOR));
        }
    }

    @Test
    void isNotForPeopleWhoOnlyLook() {
        var vera = signIn("vera", "/p/" + project.id() + "/virtual-machines/" + MACHINE);
        assertThat(vera.locator("h1")).containsText(MACHINE, PATIENTLY);
        assertThat(vera.locator(".nv-tabs a").filter(has("Console log"))).hasCount(0);
        vera.navigate(path());
        assertThat(vera.locator("nv-log")).hasCount(0);
    }

    @Test
    void staysWhenTheMachineIsOffAndGoesOnWhenItRunsAgain() {
        running(tenants().ana(), project, "sleeper");
        var page = signIn("ana", path().replace(MACHINE, "sleeper"));
        assertThat(lines(page)).containsText("Linux version", PATIENTLY);
        order("sleeper", PowerAction.STOP);
        assertThat(lines(page)).containsText("It was switched off", PATIENTLY);
        assertThat(lines(page)).containsText("Linux version");
        order("sleeper", PowerAction.START);
        assertThat(lines(page)).containsText("what follows is from the new run", PATIENTLY);
    }

    /** By page and by REST. */
    @Test
    void readsWhatWasSaidBeforeTheLogWasTakenUpAnew() {
        running(tenants().ana(), project, "relogged");
        var page = signIn("ana", path().replace(MACHINE, "relogged"));
        assertThat(lines(page)).containsText("Linux version", PATIENTLY);
        assertThat(page.locator("a").filter(has("Before the restart"))).hasCount(0);
        Assertions.assertThat(previousByApi("relogged")).contains("nothing-before");
        restartTheLogOf("relogged");
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> Assertions.assertThat(previousByApi("relogged")).contains("Linux version"));
        page.reload();
        page.locator("a").filter(has("Before the restart")).click();
        assertThat(lines(page)).containsText("Linux version", PATIENTLY);
        assertThat(lines(page)).containsText("this is where the log was taken up anew", PATIENTLY);
        page.locator("a").filter(has("What it says now")).click();
        assertThat(page.locator(".nv-log-lines")).not().containsText("Linux version");
    }

    private String previousByApi(String machine) {
        var path = "/api/v1/projects/" + project.id() + "/virtual-machines/" + machine + "/console-log?previous=true";
        var token = WORLD.keycloak().tokenOf(DemoClient.ACME_ROBOT);
        return newWindow()
                .request()
                .get(path, RequestOptions.create().setHeader("Authorization", "Bearer " + token))
                .text();
    }

    /** As the kubelet notes it when a container ended and was started once more in its pod. */
    private void restartTheLogOf(String machine) {
        var resources = WORLD.cluster().whole().cluster().resources();
        var pods = resources.type("", "pods");
        var namespace = project.id().namespace();
        var pod = resources.list(pods, namespace).stream()
                .map(each -> each.at("/metadata/name").asString())
                .filter(name -> name.startsWith("virt-launcher-" + machine + "-"))
                .findFirst()
                .orElseThrow();
        resources.change(
                pods,
                namespace,
                pod,
                found -> ((ObjectNode) found.at("/status/initContainerStatuses/0"))
                        .put("restartCount", 1)
                        .withObjectProperty("lastState")
                        .withObjectProperty("terminated")
                        .put("finishedAt", Instant.now().toString()),
                Caller.controller("kubelet"));
    }

    private void order(String machine, PowerAction action) {
        bean(VirtualMachines.class).power(tenants().ana(), project.id(), new ResourceName(machine), action);
    }

    /** On the serial line, in a window of its own. */
    private void say(Page of, String command) {
        var serial = of.context().newPage();
        serial.navigate(address() + path().replace("console-log", "console/serial"));
        assertThat(serial.locator(".nv-console-state")).containsText("Connected", PATIENTLY);
        serial.keyboard().press("Enter");
        var rows = serial.locator(".xterm-rows");
        assertThat(rows).containsText(Pattern.compile("login:|[$#]"), PATIENTLY);
        if (rows.innerText().contains("login:") && !rows.innerText().contains("$ ")) {
            serial.keyboard().type("ana\n");
            assertThat(rows).containsText("assword:", PATIENTLY);
            serial.keyboard().type("secret\n");
            assertThat(rows).containsText("$", PATIENTLY);
        }
        serial.keyboard().type(command + "\n");
        assertThat(rows).containsText(command, PATIENTLY);
        serial.close();
    }

    private String path() {
        return "/p/" + project.id() + "/virtual-machines/" + MACHINE + "/console-log";
    }

    private static Locator lines(Page page) {
        return page.locator(".nv-log-lines");
    }

    private static Locator.FilterOptions has(String words) {
        return new Locator.FilterOptions().setHasText(words);
    }
}
