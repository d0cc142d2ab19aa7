package cloud.nuvem.api;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.NuvemApplication;
import cloud.nuvem.api.Endpoint.Place;
import cloud.nuvem.dev.DemoClient;
import cloud.nuvem.dev.DemoTenants;
import cloud.nuvem.dev.DevWorld;
import cloud.nuvem.tenancy.Permission;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Row 37 of the list of faults, second half: every endpoint, every role, one's own tenant, another's and none. */
@SpringBootTest(classes = NuvemApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryEndpointIT {

    private static final DevWorld WORLD = DevWorld.shared();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String MACHINE = "matrix";
    private static final Set<String> STRANGERS_CODES = Set.of("absent.organization", "absent.project");

    /** Who calls, and what the role allows; strangers belong to another organization. */
    private enum Caller {
        ANA(Permission.values()),
        OTTO(Permission.VIEW_RESOURCES, Permission.OPERATE_RESOURCES, Permission.USE_CONSOLE),
        VERA(Permission.VIEW_RESOURCES),
        BIA(Permission.VIEW_BILLING, Permission.MANAGE_BILLING),
        ACME_ROBOT(Permission.VIEW_RESOURCES, Permission.OPERATE_RESOURCES, Permission.USE_CONSOLE),
        GIL(),
        GLOBEX_ROBOT(),
        ROOT(),
        SOFIA();

        private final Set<Permission> permissions;

        Caller(Permission... permissions) {
            this.permissions = Set.of(permissions);
        }

        boolean isStranger() {
            return permissions.isEmpty();
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Caller, String> tokens = new EnumMap<>(Caller.class);
    private String project = "";

    @Autowired
    private ApplicationContext portal;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void world(DynamicPropertyRegistry registry) {
        WORLD.properties().forEach((key, value) -> registry.add(key, () -> value));
    }

    @BeforeAll
    void prepare() {
        project = DemoTenants.seed(WORLD.keycloak(), portal).shopStaging().id().value();
        for (var caller : Caller.values()) {
            tokens.put(caller, tokenOf(caller));
        }
        makeMachine();
    }

    private static String tokenOf(Caller caller) {
        return switch (caller) {
            case ACME_ROBOT -> WORLD.keycloak().tokenOf(DemoClient.ACME_ROBOT);
            case GLOBEX_ROBOT -> WORLD.keycloak().tokenOf(DemoClient.GLOBEX_ROBOT);
            case ANA, OTTO, VERA, BIA, GIL, ROOT, SOFIA ->
                WORLD.keycloak().tokenOf(caller.name().toLowerCase(java.util.Locale.ROOT));
        };
    }

    /** Protected, so that the matrix cannot delete it. */
    private void makeMachine() {
        var machines = "/api/v1/projects/" + project + "/virtual-machines";
        var body = """
                {"name": "%s", "image": "debian-13", "instanceType": "u1.small", "deletionProtection": true}""".formatted(MACHINE);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            var answer = send(tokens.get(Caller.ANA), "POST", machines, body);
            return answer.statusCode() == 201 || answer.statusCode() == 409;
        });
        Awaitility.await()
                .until(() -> send(tokens.get(Caller.ANA), "GET", machines + "/" + MACHINE, null)
                                .statusCode()
                        == 200);
    }

    @TestFactory
    Stream<DynamicTest> letsThroughWhoMayAndNobodyElse() {
        return Endpoint.ALL.stream()
                .flatMap(endpoint -> Stream.of(Caller.values())
                        .map(caller -> DynamicTest.dynamicTest(
                                caller + " " + endpoint.name(), () -> check(endpoint, caller))));
    }

    private void check(Endpoint endpoint, Caller caller) {
        var answer = send(endpoint, tokens.get(caller), project, "acme");
        if (endpoint.place() == Place.CALLER) {
            assertThat(answer.statusCode()).isEqualTo(200);
        } else if (endpoint.place() == Place.PROVIDER) {
            checkForProvider(endpoint, caller, answer);
        } else if (caller.isStranger()) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
            assertThat(code(answer)).isIn(STRANGERS_CODES);
            var absent = send(endpoint, tokens.get(caller), "there-is-none", "there-is-none");
            assertThat(withoutInstance(answer)).isEqualTo(withoutInstance(absent));
        } else if (endpoint.needs() == null || caller.permissions.contains(endpoint.needs())) {
            assertThat(answer.statusCode()).as(answer.body()).isNotIn(401, 403, 500, 503);
            assertThat(answer.body()).doesNotContain("\"absent.project\"", "\"absent.organization\"");
        } else {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
            assertThat(code(answer)).isEqualTo("role-too-weak");
        }
    }

    private static void checkForProvider(Endpoint endpoint, Caller caller, HttpResponse<String> answer) {
        boolean reads = endpoint.method().equals("GET");
        if (caller == Caller.ROOT || (caller == Caller.SOFIA && reads)) {
            assertThat(answer.statusCode()).as(answer.body()).isNotIn(401, 403, 500, 503);
            assertThat(code(answer)).isNotEqualTo("absent.provider");
        } else if (caller == Caller.SOFIA) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
            assertThat(code(answer)).isEqualTo("provider-role-too-weak");
        } else {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
            assertThat(code(answer)).isEqualTo("absent.provider");
        }
    }

    @TestFactory
    Stream<DynamicTest> asksEverybodyForAToken() {
        return Endpoint.ALL.stream()
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.name(), () -> {
                    assertThat(send(endpoint, null, project, "acme").statusCode())
                            .isEqualTo(401);
                    var broken = tokens.get(Caller.ANA) + "x";
                    assertThat(send(endpoint, broken, project, "acme").statusCode())
                            .isEqualTo(401);
                }));
    }

    @TestFactory
    Stream<DynamicTest> answersTheSameToARepeatedPost() {
        return Endpoint.ALL.stream()
                .filter(endpoint -> endpoint.method().equals("POST"))
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.name(), () -> repeat(endpoint)));
    }

    private void repeat(Endpoint endpoint) {
        var token = tokens.get(Caller.ANA);
        var path = resolve(endpoint.path(), project, "acme");
        var body = resolve(String.valueOf(endpoint.body()), project, "acme");
        var key = UUID.randomUUID().toString();
        var first = send(token, "POST", path, body, "Idempotency-Key", key);
        var second = send(token, "POST", path, body, "Idempotency-Key", key);
        var other = send(token, "POST", path, body + " ", "Idempotency-Key", key);

        assertThat(second.statusCode()).isEqualTo(first.statusCode());
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(code(other)).isEqualTo("idempotency-key-reused");
    }

    private HttpResponse<String> send(Endpoint endpoint, @Nullable String token, String project, String organization) {
        var body = endpoint.body();
        return send(
                token,
                endpoint.method(),
                resolve(endpoint.path(), project, organization)
                        + (endpoint.name().equals("DELETE /api/v1/projects/{project}") ? "?confirm=no" : "")
                        + (endpoint.path().endsWith("/simulation") ? "?month=2026-10" : ""),
                body == null ? null : resolve(body, project, organization));
    }

    private static String resolve(String template, String project, String organization) {
        return template.replace("{organization}", organization)
                .replace("{project}", project)
                .replace("{name}", MACHINE)
                .replace("{action}", "resume")
                .replace("{plan}", "there-is-none")
                .replace("{position}", "1")
                .replace("{id}", "00000000-0000-0000-0000-000000000000");
    }

    private HttpResponse<String> send(
            @Nullable String token, String method, String path, @Nullable String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        }
    }

    private static String code(HttpResponse<String> answer) {
        return JSON.readTree(answer.body()).path("code").asString("");
    }

    private static JsonNode withoutInstance(HttpResponse<String> answer) {
        var problem = JSON.readTree(answer.body()).asObject();
        problem.remove("instance");
        return problem;
    }
}
