package cloud.nuvem.compute.rest;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.api.HttpTests;
import cloud.nuvem.compute.VmQuery;
import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.compute.VmStatus.State;
import cloud.nuvem.kernel.DataSize;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@Import(ComputeOverHttp.class)
class MachinesOverHttpTests extends HttpTests {

    private static final String LIST = "/api/v1/projects/shop/virtual-machines";
    private static final String SMALLEST =
            "{\"name\": \"web-1\", \"image\": \"debian-13\", \"instanceType\": \"u1.medium\"}";

    @Autowired
    private FakeMachines machines;

    @BeforeEach
    void empty() {
        machines.reset();
    }

    @Test
    void createsAMachineFromNameImageAndInstanceTypeAlone() {
        var answer = post(LIST, SMALLEST);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo(LIST + "/web-1");
        assertThat(answer.header("ETag")).matches("\"1\\.[0-9a-f]{8}\"");
        var body = answer.json();
        assertThat(body.path("name").asString()).isEqualTo("web-1");
        assertThat(body.path("status").path("state").asString()).isEqualTo("provisioning");
        assertThat(body.path("status").path("reason").asString()).isEqualTo("importing-image");
        assertThat(body.path("status").path("percent").asInt()).isEqualTo(40);
        assertThat(body.path("status").has("since")).isTrue();
        assertThat(body.path("memory").asString()).isEqualTo("4Gi");
        assertThat(body.path("createdAt").asString()).isEqualTo("2026-11-24T10:00:00Z");

        var command = Objects.requireNonNull(machines.lastCommand);
        assertThat(command.count()).isOne();
        assertThat(command.start()).isTrue();
        assertThat(command.deletionProtection()).isFalse();
        assertThat(command.bootVolume()).isNull();
        assertThat(command.requestId()).matches("[0-9a-f]{32}");
    }

    @Test
    void passesOnEverythingThatCanBeSaid() {
        var key = UUID.randomUUID();
        var answer = post(LIST, """
                {"name": "web", "image": "debian-13", "instanceType": "u1.medium", "count": 2, "bootVolume": "20Gi",
                 "volumeType": "fast", "sshKeys": ["%s"], "userName": "ana", "userData": "#cloud-config",
                 "displayName": "Web", "tags": {"env": "test"}, "deletionProtection": true, "start": false}""".formatted(key));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("items")).hasSize(2);
        var command = Objects.requireNonNull(machines.lastCommand);
        assertThat(command.bootVolume()).isEqualTo(DataSize.ofGib(20));
        assertThat(command.sshKeys()).hasSize(1).first().hasToString(key.toString());
        assertThat(command.tags()).containsEntry("env", "test");
        assertThat(command.start()).isFalse();
    }

    /** Row 1 of the list of faults, at the endpoint itself: a double click. */
    @Test
    void createsOnceForADoubleClick() {
        var key = UUID.randomUUID().toString();
        var first = post(LIST, SMALLEST, "Idempotency-Key", key);
        var second = post(LIST, SMALLEST, "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(machines.machines).hasSize(1);
        assertThat(post(LIST, SMALLEST).status()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"image": "debian-13", "instanceType": "u1.medium"}                                    | 422 | /name         | missing-value
            {"name": "Web 1", "image": "debian-13", "instanceType": "u1.medium"}                   | 422 | /name         | vm.invalid-name
            {"name": "web", "image": "plan9", "instanceType": "u1.medium"}                         | 422 | /image        | vm.unknown-image
            {"name": "web", "image": "debian-13", "instanceType": "u1.2xlarge"}                    | 403 | /instanceType | quota-exceeded
            {"name": "web", "image": "debian-13", "instanceType": "u1.medium", "sshKeys": ["x"]}   | 422 | /sshKeys      | vm.unknown-ssh-key
            {"name": "web", "image": "debian-13", "instanceType": "u1.medium", "sshKeys": [null]}  | 422 | /sshKeys/0    | missing-value
            {"name": "web", "image": "debian-13", "instanceType": "u1.medium", "bootVolume": "1T"} | 422 | /bootVolume   | invalid-value
            {"name": "web", "image": "debian-13", "instanceType": "u1.medium", "cpu": 4}           | 422 | /cpu          | unknown-property
            """)
    void pointsAtWhatCannotBe(String body, int status, String pointer, String code) {
        var answer = post(LIST, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo(pointer);
        assertThat(answer.json().path("errors").path(0).path("code").asString()).isEqualTo(code);
        assertThat(answer.json().path("errors").path(0).path("detail").asString())
                .isNotEqualTo(code);
        assertThat(machines.machines).isEmpty();
    }

    @Test
    void refusesATakenNameInTheCallersLanguage() {
        post(LIST, SMALLEST);
        var answer = post(LIST, SMALLEST, "Accept-Language", "pt-BR");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("vm.name-taken");
        assertThat(answer.json().path("detail").asString()).contains("“web-1”").doesNotContain("virtual machine");
    }

    @Test
    void listsWithFiltersAndCursors() {
        for (int i = 1; i <= 5; i++) {
            post(LIST, SMALLEST.replace("web-1", "web-" + i));
        }
        var first = get(LIST + "?limit=2&sort=-createdAt&state=running,error&tag=env%3Dtest&search=web");

        assertThat(first.json().path("items")).hasSize(2);
        assertThat(machines.lastQuery)
                .isEqualTo(new VmQuery(
                        "web",
                        java.util.Set.of(State.RUNNING, State.ERROR),
                        "env=test",
                        null,
                        VmQuery.Sort.AGE,
                        true,
                        null,
                        0,
                        2));
        var next = first.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
        assertThat(get(next).json().path("items").path(0).path("name").asString())
                .isEqualTo("web-3");
    }

    @ParameterizedTest
    @CsvSource({
        "state=asleep, invalid-value, state",
        "sort=colour, invalid-sort, sort",
        "limit=0, invalid-limit, limit",
        "cursor=AAAA, invalid-cursor, cursor"
    })
    void refusesFiltersThatMeanNothing(String query, String code, String parameter) {
        var answer = get(LIST + "?" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("errors").path(0).path("parameter").asString())
                .isEqualTo(parameter);
    }

    @Test
    void answersTheSameForAStrangersProjectAndNone() {
        for (var path :
                new String[] {"/api/v1/projects/other/virtual-machines", "/api/v1/projects/Not%20one/virtual-machines"
                }) {
            var answer = get(path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("absent.project");
        }
        assertThat(get(LIST + "/nothing").code()).isEqualTo("absent.virtual-machine");
        assertThat(get(LIST + "/Not-a-name").code()).isEqualTo("absent.virtual-machine");
        assertThat(post("/api/v1/projects/other/virtual-machines", SMALLEST).status())
                .isEqualTo(404);
    }

    /** The status changes without a new version of the machine. */
    @Test
    void doesNotCallAMachineUnchangedWhoseStatusIsAnother() {
        post(LIST, SMALLEST);
        var etag = get(LIST + "/web-1").header("ETag");

        assertThat(get(LIST + "/web-1", "If-None-Match", etag).status()).isEqualTo(304);
        machines.set("web-1", new VmStatus.Running(Instant.EPOCH));
        assertThat(get(LIST + "/web-1", "If-None-Match", etag).status()).isEqualTo(200);
    }

    @Test
    void showsAnErrorWithItsReason() {
        post(LIST, SMALLEST);
        machines.set("web-1", new VmStatus.Error(VmStatus.Problem.NO_HOST_HAS_ROOM, "0/3 nodes", Instant.EPOCH));

        var status = get(LIST + "/web-1").json().path("status");
        assertThat(status.path("state").asString()).isEqualTo("error");
        assertThat(status.path("reason").asString()).isEqualTo("no-host-has-room");
        assertThat(status.path("detail").asString()).isEqualTo("0/3 nodes");
        assertThat(status.path("since").asString()).isEqualTo("1970-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"instance-types", "images", "volume-types"})
    void showsTheCatalogueByName(String kind) {
        var answer = get("/api/v1/projects/shop-production/" + kind);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("next")).isTrue();
        assertThat(answer.json().path("items"))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.path("name").asString()).isNotEmpty());
    }
}
