package cloud.nuvem.compute.rest;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.api.HttpTests;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

@Import(ComputeOverHttp.class)
class KeysOverHttpTests extends HttpTests {

    private static final String LIST = "/api/v1/organizations/acme/ssh-keys";

    @Test
    void addsShowsAndRemovesAKey() {
        var added = post(LIST, "{\"name\": \"CI\", \"publicKey\": \"ssh-ed25519 AAAA\"}");

        assertThat(added.status()).isEqualTo(201);
        var path = added.header("Location");
        assertThat(path).startsWith(LIST + "/");
        assertThat(get(path).json().path("name").asString()).isEqualTo("CI");
        assertThat(get(LIST).json().path("items"))
                .anySatisfy(key -> assertThat(key.path("id").asString())
                        .isEqualTo(added.json().path("id").asString()));
        assertThat(call("DELETE", path, null).status()).isEqualTo(204);
        assertThat(get(path).status()).isEqualTo(404);
        assertThat(call("DELETE", path, null).code()).isEqualTo("absent.ssh-key");
    }

    @Test
    void saysWhatIsWrongWithAKey() {
        var answer = post(LIST, "{\"name\": \"CI\", \"publicKey\": \"hello\"}", "Accept-Language", "pt-BR");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("ssh-key.not-a-public-key");
        var error = answer.json().path("errors").path(0);
        assertThat(error.path("pointer").asString()).isEqualTo("/publicKey");
        assertThat(error.path("detail").asString())
                .isEqualTo("Isto não é uma chave pública utilizável: está incompleta ou corrompida.");
    }

    @Test
    void isNotThereForStrangers() {
        assertThat(get("/api/v1/organizations/globex/ssh-keys").code()).isEqualTo("absent.organization");
        assertThat(get(LIST + "/not-an-id").status()).isEqualTo(404);
        assertThat(call("DELETE", LIST + "/not-an-id", null).status()).isEqualTo(404);
    }
}
