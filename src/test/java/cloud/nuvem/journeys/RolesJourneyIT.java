package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.tenancy.Memberships;
import cloud.nuvem.tenancy.Memberships.GrantRole;
import cloud.nuvem.tenancy.Memberships.RevokeRole;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.Role;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Row 37 of the list of faults, spot checks through the pages: the same pages and the same calls for everybody; each role gets as
 * far as it may, a stranger nowhere.
 */
class RolesJourneyIT extends Journey {

    private static final String NOTHING = "There is nothing here";
    private static final String FORBIDDEN = "Your role does not allow this";

    private final HttpClient http = HttpClient.newHttpClient();
    private Project project;

    /** How far somebody gets at Acme. */
    record Reach(String username, boolean belongs, boolean sees, boolean operates, boolean manages) {
        @Override
        public String toString() {
            return username;
        }
    }

    static Stream<Reach> people() {
        return Stream.of(
                new Reach("ana", true, true, true, true), // owner
                new Reach("sofia", true, true, true, true), // admin
                new Reach("otto", true, true, true, false), // operator
                new Reach("vera", true, true, false, false), // viewer
                new Reach("bia", true, false, false, false), // billing
                new Reach("gil", false, false, false, false), // of another organization
                new Reach("root", false, false, false, false)); // of the provider
    }

    @BeforeAll
    void prepare() {
        project = acmeProject("roles");
        running(tenants().ana(), project, "subject");
        var sofia = personOf("sofia");
        bean(Memberships.class).grant(tenants().ana(), new GrantRole(project.organization(), sofia, null, Role.ADMIN));
    }

    @AfterAll
    void leaveAsFound() {
        var sofia = personOf("sofia");
        bean(Memberships.class).revoke(tenants().ana(), new RevokeRole(project.organization(), sofia, null));
    }

    @ParameterizedTest
    @MethodSource("people")
    void pagesLetEverybodyAsFarAsTheirRole(Reach who) {
        var page = signIn(who.username(), machines(project));
        if (!who.sees()) {
            assertThat(page.locator("main")).containsText(who.belongs() ? FORBIDDEN : NOTHING);
            assertThat(page.locator("main")).not().containsText("subject");
            shows(page, machines(project) + "/subject", who.belongs() ? FORBIDDEN : NOTHING);
            shows(page, machines(project) + "/create", who.belongs() ? FORBIDDEN : NOTHING);
            shows(page, "/o/acme/members", who.belongs() ? FORBIDDEN : NOTHING);
            return;
        }
        assertThat(page.locator("vaadin-grid")).containsText("subject");
        assertThat(page.locator(".nv-page-primary")).hasCount(who.operates() ? 1 : 0);
        shows(page, machines(project) + "/create", who.operates() ? "What should it start from?" : FORBIDDEN);
        shows(page, machines(project) + "/subject", "Configuration");
        assertThat(page.locator(".nv-page-actions vaadin-button:visible")).hasCount(who.operates() ? 3 : 0);
        shows(page, "/o/acme/members", who.manages() ? "Who belongs to Acme" : FORBIDDEN);
        page.navigate("/o/acme/projects");
        assertThat(page.locator("h1")).hasText("Projects");
        assertThat(page.getByText("New project")).hasCount(who.manages() ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource("people")
    void callsLetEverybodyAsFarAsTheirRole(Reach who) throws Exception {
        var token = WORLD.keycloak().tokenOf(who.username());
        var subject = "/api/v1/projects/" + project.id() + "/virtual-machines/subject";

        assertThat(status(token, "GET", subject)).isEqualTo(expected(who, who.sees(), 200));
        assertThat(status(token, "POST", subject + "/resume")).isEqualTo(expected(who, who.operates(), 409));
        assertThat(status(token, "GET", "/api/v1/organizations/acme/audit-entries"))
                .isEqualTo(expected(who, who.manages(), 200));
    }

    private static int expected(Reach who, boolean may, int success) {
        return may ? success : who.belongs() ? 403 : 404;
    }

    private static void shows(Page page, String path, String words) {
        page.navigate(path);
        assertThat(page.locator("main")).containsText(words);
    }

    private int status(String token, String method, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address() + path))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, BodyPublishers.noBody());
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        return answer.statusCode();
    }
}
