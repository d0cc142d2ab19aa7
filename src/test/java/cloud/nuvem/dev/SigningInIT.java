package cloud.nuvem.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The portal's side of the authorization code flow, step by step, against a portal that only listens. */
class SigningInIT {

    private static final DevKeycloak KEYCLOAK = DevKeycloak.throwAway();
    private static final String OPENID = "realms/nuvem/protocol/openid-connect/";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"; // RFC 7636, appendix B
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final BlockingQueue<String> BACK_CHANNEL = new LinkedBlockingQueue<>();

    private static HttpServer portal;
    private static String portalUrl;

    private final Http http = new Http();

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

    @AfterAll
    static void end() {
        portal.stop(0);
        KEYCLOAK.close();
    }

    @Test
    void aPersonsTokenTellsThePortalWhoTheyAreAndWhereTheyBelong() throws ParseException {
        var claims = SignedJWT.parse(signIn("ana").get("id_token")).getJWTClaimsSet();

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
        var claims = SignedJWT.parse(signIn("root").get("id_token")).getJWTClaimsSet();

        assertThat(claims.getJSONObjectClaim("realm_access")).isEqualTo(Map.of("roles", List.of("provider-admin")));
    }

    @Test
    void thePortalsAccessTokenIsNoKeyToTheApi() throws ParseException {
        assertThat(SignedJWT.parse(signIn("otto").get("access_token"))
                        .getJWTClaimsSet()
                        .getAudience())
                .doesNotContain("nuvem-api");
    }

    @Test
    void withoutPkceNobodySignsIn() {
        var request = new HashMap<>(authorization(portalUrl + "/login/oauth2/code/keycloak"));
        request.keySet().removeIf(name -> name.startsWith("code_challenge"));

        assertThat(location(openId("auth", request))).contains("error=invalid_request", "code_challenge_method");
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
        var answer = http.get(openId("auth", authorization(portalUrl + ending)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "javascript:alert(1)", "http://localhost/"})
    void noForeignRedirectAddressIsTaken(String address) {
        assertThat(http.get(openId("auth", authorization(address))).statusCode())
                .isEqualTo(400);
    }

    @Test
    void signingOutAtThePortalEndsTheSessionAndReturns() throws InterruptedException, ParseException {
        var tokens = signIn("bia");
        BACK_CHANNEL.clear();

        var back = location(openId(
                "logout",
                Map.of("id_token_hint", tokens.get("id_token"), "post_logout_redirect_uri", portalUrl + "/")));

        assertThat(back).isEqualTo(portalUrl + "/");
        assertThat(refresh(tokens)).isEqualTo(400);
    }

    @Test
    void afterSigningOutOnlyThePortalsAddressIsTaken() {
        var tokens = signIn("bia");

        assertThat(http.get(openId(
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
        var session = SignedJWT.parse(signIn("vera").get("id_token"))
                .getJWTClaimsSet()
                .getStringClaim("sid");
        BACK_CHANNEL.clear();

        http.call(
                "POST",
                KEYCLOAK.server().resolve("admin/realms/nuvem/users/0190a000-0000-7000-8000-000000000104/logout"),
                KEYCLOAK.tokenOf(DemoClient.ADMIN),
                "");

        var told = BACK_CHANNEL.poll(10, TimeUnit.SECONDS);
        assertThat(told).startsWith("logout_token=");
        assertThat(SignedJWT.parse(told.substring("logout_token=".length()))
                        .getJWTClaimsSet()
                        .getStringClaim("sid"))
                .isEqualTo(session);
    }

    @Test
    void aSessionOutlivesARestartOfKeycloak() throws InterruptedException {
        var tokens = signIn("otto");

        KEYCLOAK.restart();

        assertThat(refresh(tokens)).isEqualTo(200);
    }

    private Map<String, String> signIn(String username) {
        var page = http.get(openId("auth", authorization(portalUrl + "/login/oauth2/code/keycloak")));
        var action =
                Pattern.compile("id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"").matcher(page.body());
        assertThat(action.find()).as(page.body()).isTrue();
        var answer = http.post(
                URI.create(action.group(1).replace("&amp;", "&")),
                Map.of("username", username, "password", DevKeycloak.PASSWORD));
        var callback = answer.headers().firstValue("Location").orElseThrow();
        assertThat(callback)
                .startsWith(portalUrl + "/login/oauth2/code/keycloak?")
                .contains("iss=");
        return tokens(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                parameter(callback, "code"),
                "redirect_uri",
                portalUrl + "/login/oauth2/code/keycloak",
                "code_verifier",
                VERIFIER));
    }

    private Map<String, String> tokens(Map<String, String> grant) {
        var answer = http.post(KEYCLOAK.server().resolve(OPENID + "token"), withClient(grant));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var json = new JsonMapper().readTree(answer.body());
        return Map.of(
                "id_token", json.get("id_token").asString(),
                "access_token", json.get("access_token").asString(),
                "refresh_token", json.get("refresh_token").asString());
    }

    private int refresh(Map<String, String> tokens) {
        return http.post(
                        KEYCLOAK.server().resolve(OPENID + "token"),
                        withClient(Map.of("grant_type", "refresh_token", "refresh_token", tokens.get("refresh_token"))))
                .statusCode();
    }

    private static Map<String, String> withClient(Map<String, String> grant) {
        var form = new HashMap<>(grant);
        form.put("client_id", DemoClient.PORTAL.clientId());
        form.put("client_secret", DemoClient.PORTAL.secret());
        return form;
    }

    private static Map<String, String> authorization(String redirect) {
        return Map.of(
                "client_id", "nuvem-portal",
                "response_type", "code",
                "scope", "openid profile email organization:*",
                "state", "state",
                "redirect_uri", redirect,
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256");
    }

    private static URI openId(String endpoint, Map<String, String> parameters) {
        return KEYCLOAK.server().resolve(OPENID + endpoint + "?" + Http.encoded(parameters));
    }

    private String location(URI address) {
        return http.get(address).headers().firstValue("Location").orElse("");
    }

    private static String parameter(String address, String name) {
        var value = Pattern.compile("[?&]" + name + "=([^&]+)").matcher(address);
        assertThat(value.find()).as(address).isTrue();
        return URLDecoder.decode(value.group(1), StandardCharsets.UTF_8);
    }

    private static String tenantId(JWTClaimsSet claims, String organization) throws ParseException {
        var memberships = new JsonMapper().valueToTree(claims.getJSONObjectClaim("organizations"));
        return memberships.at("/" + organization + "/tenant_id/0").asString();
    }
}
