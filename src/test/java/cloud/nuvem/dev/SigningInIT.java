package cloud.nuvem.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The portal's side of the authorization code flow, step by step, against a portal that only listens. */
class SigningInIT {

    private static final DevKeycloak KEYCLOAK = DevKeycloak.shared();
    private static final BlockingQueue<String> BACK_CHANNEL = new LinkedBlockingQueue<>();

    private static HttpServer portal;
    private static String portalUrl;

    private final Http http = new Http();
    private CodeFlow flow;

    @BeforeAll
    static void listen() throws IOException {
        portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        portal.createContext("/logout/connect/back-channel/keycloak", exchange -> {
            BACK_CHANNEL.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        portal.start();
        portalUrl = "http://localhost:" + portal.getAddress().getPort();
        KEYCLOAK.portalAt(URI.create(portalUrl));
    }

    @BeforeEach
    void begin() {
        flow = new CodeFlow(KEYCLOAK, portalUrl, http);
    }

    @AfterAll
    static void end() {
        portal.stop(0);
    }

    @Test
    void aPersonsTokenTellsThePortalWhoTheyAreAndWhereTheyBelong() throws ParseException {
        var claims = SignedJWT.parse(flow.signIn("ana").get("id_token")).getJWTClaimsSet();

        assertThat(claims.getAudience()).containsExactly("nuvem-portal");
        assertThat(claims.getSubject()).isEqualTo("0190a000-0000-7000-8000-000000000101");
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo("ana");
        assertThat(claims.getStringClaim("email")).isEqualTo("ana@acme.example");
        assertThat(claims.getStringClaim("name")).isEqualTo("Ana Nunes");
        assertThat(tenantId(claims, "acme")).isEqualTo("0190a000-0000-7000-8000-000000000001");
        assertThat(claims.getStringListClaim("organization")).containsExactly("acme");
        assertThat(claims.getJSONObjectClaim("organizations")).containsOnlyKeys("acme");
        assertThat(claims.getClaim("realm_access")).isNull();
    }

    @Test
    void aProvidersTokenCarriesTheRoleInTheIdToken() throws ParseException {
        var claims = SignedJWT.parse(flow.signIn("root").get("id_token")).getJWTClaimsSet();

        assertThat(claims.getJSONObjectClaim("realm_access")).isEqualTo(Map.of("roles", List.of("provider-admin")));
    }

    @Test
    void thePortalsAccessTokenIsNoKeyToTheApi() throws ParseException {
        assertThat(SignedJWT.parse(flow.signIn("otto").get("access_token"))
                        .getJWTClaimsSet()
                        .getAudience())
                .doesNotContain("nuvem-api");
    }

    @Test
    void withoutPkceNobodySignsIn() {
        var request = new HashMap<>(CodeFlow.authorization(flow.callback()));
        request.keySet().removeIf(name -> name.startsWith("code_challenge"));

        assertThat(location(flow.address("auth", request))).contains("error=invalid_request", "code_challenge_method");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/login/oauth2/code/other",
                "/login/oauth2/code/keycloak/",
                "/login/oauth2/code/keycloak?next=1",
                "/login/oauth2/code/keycloak#x",
                "/login/oauth2/code/keycloak/../../../x",
                "/login/oauth2/code/keycloak%2f..%2fx",
                "/login/oauth2/code/keycloak@evil.example",
                ".evil.example/login/oauth2/code/keycloak",
                "@evil.example/login/oauth2/code/keycloak"
            })
    void onlyTheExactRedirectAddressIsTaken(String ending) {
        var answer = http.get(flow.address("auth", CodeFlow.authorization(portalUrl + ending)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "javascript:alert(1)", "http://localhost/"})
    void noForeignRedirectAddressIsTaken(String address) {
        assertThat(http.get(flow.address("auth", CodeFlow.authorization(address)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void signingOutAtThePortalEndsTheSessionAndReturns() throws InterruptedException, ParseException {
        var tokens = flow.signIn("bia");
        BACK_CHANNEL.clear();

        var back = location(flow.address(
                "logout",
                Map.of("id_token_hint", tokens.get("id_token"), "post_logout_redirect_uri", portalUrl + "/")));

        assertThat(back).isEqualTo(portalUrl + "/");
        assertThat(flow.refresh(tokens)).isEqualTo(400);
    }

    @Test
    void afterSigningOutOnlyThePortalsAddressIsTaken() {
        var tokens = flow.signIn("bia");

        assertThat(http.get(flow.address(
                                "logout",
                                Map.of(
                                        "id_token_hint",
                                        tokens.get("id_token"),
                                        "post_logout_redirect_uri",
                                        portalUrl + "/elsewhere")))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anAdministratorsSignOutReachesThePortalByTheBackChannel() throws InterruptedException, ParseException {
        var session = SignedJWT.parse(flow.signIn("vera").get("id_token"))
                .getJWTClaimsSet()
                .getStringClaim("sid");
        BACK_CHANNEL.clear();

        http.call(
                "POST",
                KEYCLOAK.server().resolve("admin/realms/nuvem/users/0190a000-0000-7000-8000-000000000104/logout"),
                KEYCLOAK.tokenOf(DemoClient.ADMIN),
                "");

        String ended;
        do { // every session of hers is told of, in any order
            var told = BACK_CHANNEL.poll(10, TimeUnit.SECONDS);
            assertThat(told).startsWith("logout_token=");
            ended = SignedJWT.parse(told.substring("logout_token=".length()))
                    .getJWTClaimsSet()
                    .getStringClaim("sid");
        } while (!session.equals(ended));
    }

    @Test
    void aSessionOutlivesARestartOfKeycloak() throws InterruptedException {
        var tokens = flow.signIn("otto");

        KEYCLOAK.restart();

        assertThat(flow.refresh(tokens)).isEqualTo(200);
    }

    private String location(URI address) {
        return http.get(address).headers().firstValue("Location").orElse("");
    }

    private static String tenantId(JWTClaimsSet claims, String organization) throws ParseException {
        var memberships = new JsonMapper().valueToTree(claims.getJSONObjectClaim("organizations"));
        return memberships.at("/" + organization + "/tenant_id/0").asString();
    }
}
