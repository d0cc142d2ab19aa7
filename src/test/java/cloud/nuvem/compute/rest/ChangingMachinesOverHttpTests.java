package cloud.nuvem.compute.rest;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.api.HttpTests;
import cloud.nuvem.compute.VirtualMachines.PowerAction;
import cloud.nuvem.compute.VmStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Changes of a machine that is there: patches, orders, another size, the end. */
@Import(ComputeOverHttp.class)
class ChangingMachinesOverHttpTests extends HttpTests {

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
    void changesOnlyWhatAPatchNames() {
        post(LIST, SMALLEST.replace("}", ", \"tags\": {\"a\": \"1\", \"b\": \"2\"}, \"displayName\": \"Web\"}"));

        var answer = patch("{\"tags\": {\"a\": null, \"c\": \"3\"}, \"deletionProtection\": true}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("tags").toString()).isEqualTo("{\"b\":\"2\",\"c\":\"3\"}");
        assertThat(answer.json().path("displayName").asString()).isEqualTo("Web");
        assertThat(answer.json().path("deletionProtection").asBoolean()).isTrue();
        assertThat(patch("{\"displayName\": null}").json().path("displayName").asString())
                .isEqualTo("web-1");
        assertThat(patch("{\"tags\": null}").json().path("tags")).isEmpty();
        assertThat(patch("{}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"displayName": 7}              | /displayName
            {"tags": []}                    | /tags
            {"tags": {"env": 7}}            | /tags/env
            {"deletionProtection": "yes"}   | /deletionProtection
            {"deletionProtection": null}    | /deletionProtection
            {"name": "web-2"}               | /name
            """)
    void refusesPatchesThatMeanNothing(String body, String pointer) {
        post(LIST, SMALLEST);
        var answer = patch(body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo(pointer);
    }

    @Test
    void changesOnlyTheVersionThatTheCallerSaw() {
        var etag = post(LIST, SMALLEST).header("ETag");

        assertThat(patch("{\"displayName\": \"A\"}", "If-Match", etag).status()).isEqualTo(200);
        var late = patch("{\"displayName\": \"B\"}", "If-Match", etag);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.code()).isEqualTo("vm.changed-meanwhile");
        assertThat(call("DELETE", LIST + "/web-1", null, "If-Match", etag).status())
                .isEqualTo(412);
        assertThat(patch("{\"displayName\": \"B\"}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void passesOnEveryOrder(PowerAction action) {
        post(LIST, SMALLEST);
        for (var state :
                new VmStatus[] {new VmStatus.Running(null), new VmStatus.Stopped(null), new VmStatus.Paused(null)}) {
            if (action.isPossibleIn(state.state())) {
                machines.set("web-1", state);
            }
        }
        var answer = post(LIST + "/web-1/" + ApiNames.of(action), "");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("name").asString()).isEqualTo("web-1");
        assertThat(machines.orders).containsExactly(action);
    }

    @Test
    void refusesAnOrderThatDoesNotFitTheState() {
        post(LIST, SMALLEST);
        var answer = post(LIST + "/web-1/start", "");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("vm.not-in-this-state");
        assertThat(post(LIST + "/web-1/explode", "").status()).isEqualTo(404);
        assertThat(post(LIST + "/web-2/start", "").code()).isEqualTo("absent.virtual-machine");
    }

    @Test
    void resizes() {
        post(LIST, SMALLEST);

        assertThat(post(LIST + "/web-1/resize", "{\"instanceType\": \"u1.large\"}")
                        .status())
                .isEqualTo(202);
        var refused = post(LIST + "/web-1/resize", "{\"instanceType\": \"huge\"}");
        assertThat(refused.code()).isEqualTo("vm.unknown-instance-type");
        assertThat(refused.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/instanceType");
    }

    @Test
    void deletesWhatIsNotProtected() {
        post(LIST, SMALLEST);
        patch("{\"deletionProtection\": true}");
        assertThat(call("DELETE", LIST + "/web-1", null).code()).isEqualTo("vm.protected");
        patch("{\"deletionProtection\": false}");

        assertThat(call("DELETE", LIST + "/web-1?keepVolumes=true", null).status())
                .isEqualTo(202);
        assertThat(get(LIST + "/web-1").status()).isEqualTo(404);
    }

    private Answer patch(String body, String... headers) {
        return call("PATCH", LIST + "/web-1", body, headers);
    }
}
