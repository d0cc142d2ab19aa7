package cloud.nuvem.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** What a portal does in the authorization code flow, and the person at the browser with it. */
record CodeFlow(DevKeycloak keycloak, String portal, Http http) {

    private static final String OPENID = "realms/nuvem/protocol/openid-connect/";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"; // RFC 7636, appendix B
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    String callback() {
        return portal + "/login/oauth2/code/keycloak";
    }

    /** The tokens by name: id_token, access_token, refresh_token. */
    Map<String, String> signIn(String username) {
        var page = http.get(address("auth", authorization(callback())));
        var action =
                Pattern.compile("id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"").matcher(page.body());
        assertThat(action.find()).as(page.body()).isTrue();
        var answer = http.post(
                URI.create(action.group(1).replace("&amp;", "&")),
                Map.of("username", username, "password", DevKeycloak.PASSWORD));
        var location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(callback() + "?").contains("iss=");
        return tokens(parameter(location, "code"));
    }

    private Map<String, String> tokens(String code) {
        var answer = http.post(
                keycloak.server().resolve(OPENID + "token"),
                withClient(Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        callback(),
                        "code_verifier",
                        VERIFIER)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var json = new JsonMapper().readTree(answer.body());
        return Map.of(
                "id_token", json.get("id_token").asString(),
                "access_token", json.get("access_token").asString(),
                "refresh_token", json.get("refresh_token").asString());
    }

    /** The status of asking for fresh tokens: 200 while the session lives, 400 after it. */
    int refresh(Map<String, String> tokens) {
        var refreshToken = tokens.getOrDefault("refresh_token", "");
        var form = withClient(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
        return http.post(keycloak.server().resolve(OPENID + "token"), form).statusCode();
    }

    URI address(String endpoint, Map<String, String> parameters) {
        return keycloak.server().resolve(OPENID + endpoint + "?" + Http.encoded(parameters));
    }

    static Map<String, String> authorization(String redirect) {
        return Map.of(
                "client_id", "nuvem-portal",
                "response_type", "code",
                "scope", "openid profile email organization:*",
                "state", "state",
                "redirect_uri", redirect,
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256");
    }

    private static Map<String, String> withClient(Map<String, String> grant) {
        var form = new HashMap<>(grant);
        form.put("client_id", DemoClient.PORTAL.clientId());
        form.put("client_secret", DemoClient.PORTAL.secret());
        return form;
    }

    private static String parameter(String address, String name) {
        var value = Pattern.compile("[?&]" + name + "=([^&]+)").matcher(address);
        assertThat(value.find()).as(address).isTrue();
        return URLDecoder.decode(value.group(1), StandardCharsets.UTF_8);
    }
}
