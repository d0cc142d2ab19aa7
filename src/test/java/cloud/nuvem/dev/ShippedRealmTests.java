package cloud.nuvem.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ShippedRealmTests {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final JsonNode shipped = MAPPER.readTree(KeycloakRealm.shipped().json());
    private final JsonNode demo = MAPPER.readTree(KeycloakRealm.demo().json());

    @Test
    void holdsNoWildcardInAnyAddress() {
        assertThat(addresses(shipped)).hasSize(4).noneMatch(address -> address.contains("*") || address.equals("+"));
        assertThat(addresses(demo)).noneMatch(address -> address.contains("*") || address.equals("+"));
    }

    @Test
    void asksForPkceWhereverABrowserSignsIn() {
        assertThat(demo.get("clients").valueStream().filter(client -> flag(client, "standardFlowEnabled")))
                .isNotEmpty()
                .allMatch(client -> client.at("/attributes/pkce.code.challenge.method")
                        .asString()
                        .equals("S256"));
    }

    @Test
    void allowsNoClientThePasswordOrImplicitGrant() {
        assertThat(shipped.get("clients").valueStream())
                .noneMatch(client -> flag(client, "directAccessGrantsEnabled") || flag(client, "implicitFlowEnabled"));
    }

    @Test
    void givesNoClientMoreScopeThanListed() {
        assertThat(shipped.get("clients").valueStream().filter(client -> !flag(client, "bearerOnly")))
                .allMatch(client -> client.has("fullScopeAllowed") && !flag(client, "fullScopeAllowed"));
    }

    @Test
    void holdsNoPersonRobotOrganizationOrSecret() {
        assertThat(shipped.get("users")
                        .valueStream()
                        .map(user -> user.get("username").asString()))
                .containsExactly("service-account-nuvem-admin");
        assertThat(shipped.has("organizations")).isFalse();
        assertThat(shipped.get("clients")
                        .valueStream()
                        .map(client -> client.get("clientId").asString()))
                .containsExactly("nuvem-portal", "nuvem-api", "nuvem-cli", "nuvem-admin");
        assertThat(KeycloakRealm.shipped().json()).doesNotContain("\"secret\"", "\"credentials\":[", "-dev-secret");
    }

    @Test
    void givesThePortalTwoRolesInKeycloakAndNoOther() {
        assertThat(shipped.at("/users/0/clientRoles/realm-management")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly("manage-users", "manage-organizations");
    }

    @Test
    void keepsTheDemoPasswordOutOfProduction() {
        assertThat(shipped.get("passwordPolicy").asString()).contains("length(12)");
        assertThat(demo.get("passwordPolicy").asString()).contains("length(5)");
    }

    @Test
    void speaksEnglishAndBrazilianPortuguese() {
        assertThat(shipped.get("supportedLocales").valueStream().map(JsonNode::asString))
                .containsExactly("en", "pt-BR");
        assertThat(shipped.get("loginTheme").asString()).isEqualTo("nuvem");
    }

    @Test
    void guardsAgainstGuessingAndLetsNobodySignUpYet() {
        assertThat(flag(shipped, "bruteForceProtected")).isTrue();
        assertThat(flag(shipped, "registrationAllowed")).isFalse();
        assertThat(shipped.get("ssoSessionIdleTimeout").asInt()).isEqualTo(30 * 60);
        assertThat(shipped.get("ssoSessionMaxLifespan").asInt()).isEqualTo(10 * 60 * 60);
    }

    private static Stream<String> addresses(JsonNode realm) {
        return realm.get("clients")
                .valueStream()
                .flatMap(client -> Stream.concat(
                        Stream.of("redirectUris", "webOrigins").flatMap(name -> texts(client.path(name))),
                        Stream.of("post.logout.redirect.uris", "backchannel.logout.url", "baseUrl")
                                .flatMap(name ->
                                        Stream.of(client.path("attributes").path(name), client.path(name)))
                                .filter(JsonNode::isString)
                                .flatMap(text -> Pattern.compile("##").splitAsStream(text.asString()))));
    }

    private static Stream<String> texts(JsonNode array) {
        return array.isArray() ? array.valueStream().map(JsonNode::asString) : List.<String>of().stream();
    }

    private static boolean flag(JsonNode node, String name) {
        return node.path(name).asBoolean(false);
    }
}
