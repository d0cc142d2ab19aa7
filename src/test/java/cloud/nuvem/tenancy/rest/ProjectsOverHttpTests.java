package cloud.nuvem.tenancy.rest;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.api.HttpTests;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Memberships;
import cloud.nuvem.tenancy.Memberships.GrantRole;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Organizations;
import cloud.nuvem.tenancy.Organizations.FoundOrganization;
import cloud.nuvem.tenancy.Organizations.FoundOrganizationResult.Founded;
import cloud.nuvem.tenancy.Role;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@Import(TenancyOverHttp.class)
class ProjectsOverHttpTests extends HttpTests {

    /** What each role is answered; the last one belongs to another organization. */
    private static final String MATRIX = """
            GET    /organizations                                       | 200 | 200 | 200 | 200 | 200 | 200
            GET    /organizations/{organization}                        | 200 | 200 | 200 | 200 | 200 | 404
            GET    /organizations/{organization}/audit-entries          | 200 | 200 | 403 | 403 | 403 | 404
            GET    /organizations/{organization}/audit-entries/export   | 200 | 200 | 403 | 403 | 403 | 404
            GET    /projects                                            | 200 | 200 | 200 | 200 | 200 | 200
            POST   /projects                                            | 201 | 201 | 403 | 403 | 403 | 404
            GET    /projects/{project}                                  | 200 | 200 | 200 | 200 | 200 | 404
            DELETE /projects/{project}                                  | 422 | 422 | 403 | 403 | 403 | 404
            """;

    private static final List<String> CALLERS = List.of("OWNER", "ADMIN", "OPERATOR", "BILLING", "VIEWER", "STRANGER");

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String slug = "acme-" + run;

    @Autowired
    private Organizations organizations;

    @Autowired
    private Memberships memberships;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @BeforeEach
    void found() {
        var acme = found("owner", slug);
        for (var role : List.of(Role.ADMIN, Role.OPERATOR, Role.BILLING, Role.VIEWER)) {
            memberships.grant(
                    actor("owner"), new GrantRole(acme, actor(role.name()).person(), null, role));
        }
        found("stranger", "globex-" + run);
    }

    @Test
    void createsShowsListsAndDeletesAProject() {
        var created = post("/api/v1/projects", project("Loja"), as("owner"));

        assertThat(created.status()).isEqualTo(201);
        var id = created.json().path("id").asString();
        assertThat(id).matches("loja-[a-z0-9]{5}");
        assertThat(created.header("Location")).isEqualTo("/api/v1/projects/" + id);
        assertThat(created.json().path("organization").asString()).isEqualTo(slug);
        assertThat(get(created.header("Location"), as("owner")).json()).isEqualTo(created.json());
        var list = get("/api/v1/projects?organization=" + slug, as("owner")).json();
        assertThat(list.path("items").size()).isEqualTo(1);
        assertThat(list.path("next").isNull()).isTrue();

        assertThat(call("DELETE", "/api/v1/projects/" + id + "?confirm=loja", null, as("owner"))
                        .code())
                .isEqualTo("project.confirmation-differs");
        assertThat(call("DELETE", "/api/v1/projects/" + id + "?confirm=Loja", null, as("owner"))
                        .status())
                .isEqualTo(204);
        assertThat(get("/api/v1/projects/" + id, as("owner")).status()).isEqualTo(404);
    }

    @Test
    void pointsAtTheFieldThatIsRefused() {
        post("/api/v1/projects", project("Shop"), as("owner"));

        var taken = post("/api/v1/projects", project("shop"), as("owner"));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.code()).isEqualTo("project.name-taken");
        assertThat(taken.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/name");

        var region = post(
                "/api/v1/projects",
                "{\"organization\":\"" + slug + "\",\"name\":\"Blog\",\"region\":\"Moon 1\"}",
                as("owner"));
        assertThat(region.code()).isEqualTo("project.unknown-region");
        assertThat(region.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/region");
    }

    @Test
    void aProjectThatIsLivedInStays() {
        var id = post("/api/v1/projects", project("Full"), as("owner"))
                .json()
                .path("id")
                .asString();

        var answer = call("DELETE", "/api/v1/projects/" + id + "?confirm=Full", null, as("owner"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("project.not-empty");
        assertThat(answer.json().path("detail").asString()).contains("web-1");
    }

    @Test
    void pagesThroughTheTrailAndExportsIt() {
        for (int count = 0; count < 3; count++) {
            post("/api/v1/projects", project("Shop " + count), as("owner"));
        }
        var path = "/api/v1/organizations/" + slug + "/audit-entries";
        var first = get(path + "?action=project.create&limit=2", as("owner")).json();
        assertThat(first.path("items").size()).isEqualTo(2);
        assertThat(first.path("items").path(0).path("outcome").asString()).isEqualTo("done");
        assertThat(first.path("items").path(0).path("door").asString()).isEqualTo("api");
        var second = get(
                        path + "?action=project.create&limit=2&cursor="
                                + first.path("next").asString(),
                        as("owner"))
                .json();
        assertThat(second.path("items").size()).isEqualTo(1);
        assertThat(second.path("next").isNull()).isTrue();

        var refused = get(path + "?outcome=lost", as("owner"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").path(0).path("parameter").asString())
                .isEqualTo("outcome");

        var csv = get(path + "/export?format=csv", as("owner"));
        assertThat(csv.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + slug + "-audit.csv\"");
        assertThat(csv.text()).startsWith("sequence,at,").contains("\"project.create\"");
        assertThat(get(path + "/export?format=xml", as("owner")).code()).isEqualTo("audit.unknown-format");
    }

    @TestFactory
    Stream<DynamicTest> everyCallerGetsWhatTheRoleAllows() {
        var id = post("/api/v1/projects", project("Shop"), as("owner"))
                .json()
                .path("id")
                .asString();
        return MATRIX.lines().flatMap(line -> {
            var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            return CALLERS.stream()
                    .map(caller -> DynamicTest.dynamicTest(cells.getFirst() + " " + caller, () -> {
                        var status = request(cells.getFirst(), caller, slug, id);
                        assertThat(status).isEqualTo(Integer.parseInt(cells.get(1 + CALLERS.indexOf(caller))));
                        assertThat(request(cells.getFirst(), caller, "absent-" + run, "absent-zzzzz"))
                                .as("somebody else's is answered like an absent one")
                                .isEqualTo(
                                        cells.getFirst().contains("{")
                                                        || cells.getFirst().startsWith("POST")
                                                ? 404
                                                : 200);
                    }));
        });
    }

    @Test
    void everyEndpointStandsInTheMatrix() {
        var built = mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue()
                        .getBeanType()
                        .getPackageName()
                        .matches("cloud\\.nuvem\\.(tenancy|audit)\\.rest"))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .map(path -> entry.getKey()
                                        .getMethodsCondition()
                                        .getMethods()
                                        .iterator()
                                        .next()
                                + " " + path.substring("/api/v1".length())));

        assertThat(MATRIX.lines().map(line -> line.split("\\|", -1)[0].strip().replaceAll(" +", " ")))
                .containsExactlyInAnyOrderElementsOf(built.toList());
    }

    private int request(String endpoint, String caller, String organization, String project) {
        var method = endpoint.split(" +", 2)[0];
        var path = "/api/v1"
                + endpoint.split(" +", 2)[1]
                        .replace("{organization}", organization)
                        .replace("{project}", project);
        var body = "{\"organization\":\"" + organization + "\",\"name\":\"" + UUID.randomUUID() + "\"}";
        return switch (method) {
            case "GET" -> get(path, as(caller)).status();
            case "POST" -> post(path, body, as(caller)).status();
            default -> call(method, path + "?confirm=other", null, as(caller)).status();
        };
    }

    private OrganizationId found(String founder, String name) {
        return ((Founded) organizations.found(actor(founder), new FoundOrganization(name, "Organization")))
                .organization()
                .id();
    }

    private Actor actor(String who) {
        var person = TenancyOverHttp.person(token(who));
        return new Actor(person.id(), person.displayName(), Door.API);
    }

    private String[] as(String who) {
        return new String[] {"Authorization", "Bearer " + token(who)};
    }

    private String token(String who) {
        return who.toLowerCase(java.util.Locale.ROOT) + "-" + run;
    }

    private String project(String name) {
        return "{\"organization\":\"" + slug + "\",\"name\":\"" + name + "\"}";
    }
}
