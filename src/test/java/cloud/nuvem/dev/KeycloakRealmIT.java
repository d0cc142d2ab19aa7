package cloud.nuvem.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the imported realm grants and refuses, asked over HTTP. */
class KeycloakRealmIT {

    private static final DevKeycloak KEYCLOAK = DevKeycloak.shared();
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Http http = new Http();

    @ParameterizedTest
    @CsvSource({"ACME_ROBOT,0190a000-0000-7000-8000-000000000111", "GLOBEX_ROBOT,0190a000-0000-7000-8000-000000000112"})
    void aRobotsTokenNamesTheApiAndNobodyElse(DemoClient robot, String subject) throws ParseException {
        var claims = claims(KEYCLOAK.tokenOf(robot));

        assertThat(claims.getIssuer()).isEqualTo(KEYCLOAK.issuer());
        assertThat(claims.getAudience()).containsExactly("nuvem-api");
        assertThat(claims.getSubject()).isEqualTo(subject);
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo("service-account-" + robot.clientId());
        assertThat(claims.getClaim("realm_access")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "ana,Ana Nunes,0190a000-0000-7000-8000-000000000101",
        "otto,Otto Lima,0190a000-0000-7000-8000-000000000102",
        "bia,Bia Rocha,0190a000-0000-7000-8000-000000000103",
        "vera,Vera Prado,0190a000-0000-7000-8000-000000000104",
        "gil,Gil Moraes,0190a000-0000-7000-8000-000000000105",
        "root,Rita Oliveira,0190a000-0000-7000-8000-000000000106",
        "sofia,Sofia Castro,0190a000-0000-7000-8000-000000000107"
    })
    void everyDemoPersonHasAFixedSubjectAndAName(String username, String name, String subject) throws ParseException {
        var claims = claims(KEYCLOAK.tokenOf(username));

        assertThat(claims.getSubject()).isEqualTo(subject);
        assertThat(claims.getStringClaim("name")).isEqualTo(name);
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo(username);
    }

    @ParameterizedTest
    @CsvSource({"root,provider-admin", "sofia,provider-support"})
    void theProvidersPeopleCarryTheirRole(String username, String role) throws ParseException {
        assertThat(claims(KEYCLOAK.tokenOf(username)).getJSONObjectClaim("realm_access"))
                .isEqualTo(Map.of("roles", List.of(role)));
    }

    @Test
    void aTokenOfTheAdminClientIsNotForTheApi() throws ParseException {
        assertThat(claims(adminToken()).getAudience()).doesNotContain("nuvem-api");
    }

    @Test
    void noShippedClientTakesAPassword() {
        var answer = grant(
                Map.of("grant_type", "password", "client_id", "nuvem-cli", "username", "ana", "password", "nuvem"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("unauthorized_client");
    }

    @Test
    void aWrongSecretIsRefused() {
        assertThat(grant(Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                "acme-robot",
                                "client_secret",
                                "guessed"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theDeviceFlowBeginsWithACodeForAnotherScreen() {
        var answer = http.post(
                KEYCLOAK.server().resolve("realms/nuvem/protocol/openid-connect/auth/device"),
                Map.of("client_id", "nuvem-cli", "scope", "openid organization:*"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("user_code", "verification_uri_complete");
    }

    @Test
    void thePortalMayManagePeopleAndOrganizations() {
        var id = createPerson("carla");
        var organization = admin("POST", "organizations", """
                {"name": "Initech", "alias": "initech", "domains": [{"name": "initech.example"}]}""");
        var organizationId = idIn(organization);

        assertThat(organization.statusCode()).isEqualTo(201);
        assertThat(admin("POST", "organizations/" + organizationId + "/members", id)
                        .statusCode())
                .isEqualTo(201);
        assertThat(json(admin("GET", "users?email=carla@initech.example&exact=true", ""))
                        .get(0)
                        .get("id")
                        .asString())
                .isEqualTo(id);
        assertThat(admin("GET", "users/" + id + "/sessions", "").statusCode()).isEqualTo(200);
        assertThat(admin("GET", "users/" + id + "/credentials", "").statusCode())
                .isEqualTo(200);
        assertThat(admin("POST", "users/" + id + "/logout", "").statusCode()).isEqualTo(204);
        assertThat(admin("DELETE", "users/" + id, "").statusCode()).isEqualTo(204);
        assertThat(admin("DELETE", "organizations/" + organizationId, "").statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,clients",
        "POST,clients",
        "POST,roles",
        "GET,identity-provider/instances",
        "GET,events",
        "GET,admin-events",
        "GET,keys",
        "PUT,''",
        "DELETE,''",
        "POST,client-scopes",
        "GET,authentication/flows",
        "POST,partialImport"
    })
    void thePortalMayTouchNothingElse(String method, String path) {
        assertThat(admin(method, path, "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void thePortalCannotRaiseItself() {
        var self = json(admin("GET", "users?username=service-account-nuvem-admin&exact=true", ""));
        var management = json(new Http().call("GET", adminPath("clients?clientId=realm-management"), masterToken(), ""))
                .get(0)
                .get("id")
                .asString();
        var role = json(
                new Http().call("GET", adminPath("clients/" + management + "/roles/realm-admin"), masterToken(), ""));
        var account = self.isEmpty() ? subjectOfAdmin() : self.get(0).get("id").asString();

        assertThat(admin("POST", "users/" + account + "/role-mappings/clients/" + management, "[" + role + "]")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void guessingLocksEvenTheRightPasswordOut() {
        var id = createPerson("guessed");
        for (var attempt = 0; attempt < 5; attempt++) {
            assertThat(signIn("guessed", "wrong " + attempt).body()).contains("invalid_grant");
        }

        assertThat(signIn("guessed", "nuvem").body()).contains("invalid_grant");
        assertThat(json(admin("GET", "attack-detection/brute-force/users/" + id, ""))
                        .get("disabled")
                        .asBoolean())
                .isTrue();
        admin("DELETE", "users/" + id, "");
    }

    @Test
    void anUnknownPersonAndAWrongPasswordAnswerAlike() {
        assertThat(signIn("nobody", "nuvem").body())
                .isEqualTo(signIn("otto", "wrong").body());
    }

    private String createPerson(String username) {
        var created = admin("POST", "users", """
                {"username": "%1$s", "email": "%1$s@initech.example", "firstName": "%1$s", "lastName": "Test",
                 "emailVerified": true, "enabled": true, "credentials": [{"type": "password", "value": "nuvem"}]}""".formatted(username));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return idIn(created);
    }

    private HttpResponse<String> signIn(String username, String password) {
        return grant(Map.of(
                "grant_type", "password", "client_id", "nuvem-tests", "username", username, "password", password));
    }

    private HttpResponse<String> grant(Map<String, String> form) {
        return http.post(KEYCLOAK.server().resolve("realms/nuvem/protocol/openid-connect/token"), form);
    }

    private HttpResponse<String> admin(String method, String path, String body) {
        return http.call(method, adminPath(path), adminToken(), body);
    }

    private static URI adminPath(String path) {
        return KEYCLOAK.server().resolve("admin/realms/nuvem" + (path.isEmpty() ? "" : "/" + path));
    }

    private static String adminToken() {
        return KEYCLOAK.tokenOf(DemoClient.ADMIN);
    }

    private static String subjectOfAdmin() {
        try {
            return claims(adminToken()).getSubject();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private String masterToken() {
        var answer = http.post(
                KEYCLOAK.server().resolve("realms/master/protocol/openid-connect/token"),
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", "admin"));
        return json(answer).get("access_token").asString();
    }

    private static String idIn(HttpResponse<String> created) {
        return created.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return MAPPER.readTree(answer.body());
    }

    private static JWTClaimsSet claims(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }
}
