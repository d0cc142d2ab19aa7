package cloud.nuvem.identity.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Row 63 of the list of faults: tokens with a good signature whose claims are of somebody or something else, and tokens
 * with good claims whose signature is not our realm's; against the decoder as the portal configures it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfusingTokensTests {

    private static final String KEY = "ours";

    private RSAKey ours;
    private RSAKey another;
    private HttpServer realms;
    private String issuer = "";

    @BeforeAll
    void openRealms() throws IOException, JOSEException {
        ours = new RSAKeyGenerator(2048).keyID(KEY).generate();
        another = new RSAKeyGenerator(2048).keyID(KEY).generate();
        realms = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var server = "http://127.0.0.1:" + realms.getAddress().getPort();
        issuer = server + "/realms/nuvem";
        realm("nuvem", server, ours);
        realm("another", server, another);
        realms.start();
    }

    private void realm(String name, String server, RSAKey key) {
        var issuer = server + "/realms/" + name;
        serve("/realms/" + name + "/.well-known/openid-configuration", """
                {"issuer": "%s", "jwks_uri": "%s/certs", "subject_types_supported": ["public"]}""".formatted(issuer, issuer));
        serve("/realms/" + name + "/certs", new JWKSet(key.toPublicJWK()).toString());
    }

    private void serve(String path, String json) {
        var body = json.getBytes(StandardCharsets.UTF_8);
        realms.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @AfterAll
    void closeRealms() {
        realms.stop(0);
    }

    @Test
    void theTokenItselfOpens() {
        withDecoder(
                decoder -> assertThat(decoder.decode(signed(claims -> claims)).getSubject())
                        .isEqualTo("ana"));
    }

    static Stream<Arguments> mutations() {
        return Stream.of(
                mutation("iss of another realm", "iss", "http://127.0.0.1/realms/another"),
                mutation("iss absent", "iss", null),
                mutation("aud of the account console", "aud", "account"),
                mutation("aud of the portal", "aud", "nuvem-portal"),
                mutation("aud in another case", "aud", "NUVEM-API"),
                mutation("aud absent", "aud", null),
                mutation("azp absent", "azp", null),
                mutation("azp empty", "azp", ""),
                mutation("sub absent", "sub", null),
                mutation("exp long ago", "exp", in(Duration.ofHours(-1))),
                mutation("exp two minutes ago", "exp", in(Duration.ofMinutes(-2))),
                mutation("exp absent", "exp", null),
                mutation("nbf in an hour", "nbf", in(Duration.ofHours(1))),
                mutation("typ of an ID token", "typ", "ID"),
                mutation("typ of a refresh token", "typ", "Refresh"),
                mutation("typ of an offline token", "typ", "Offline"),
                mutation("typ of a logout token", "typ", "Logout"),
                mutation("typ in another case", "typ", "bearer"),
                mutation("typ absent", "typ", null));
    }

    private static Arguments mutation(String name, String claim, @Nullable Object value) {
        return Arguments.of(name, claim, value);
    }

    private static Date in(Duration time) {
        return Date.from(Instant.now().plus(time));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutations")
    void whatSaysSomethingElseIsRefused(String name, String claim, @Nullable Object value) {
        refuses(signed(
                claims -> new JWTClaimsSet.Builder(claims).claim(claim, value).build()));
    }

    @Test
    void soIsAnIssuerThatDiffersByASlash() {
        refuses(signed(
                claims -> new JWTClaimsSet.Builder(claims).issuer(issuer + "/").build()));
    }

    @Test
    void whatAnotherRealmSignedIsRefused() throws JOSEException {
        var elsewhere = issuer.replace("nuvem", "another");
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY).build();
        refuses(signed(header, claims(), new RSASSASigner(another)));
        refuses(signed(
                header, new JWTClaimsSet.Builder(claims()).issuer(elsewhere).build(), new RSASSASigner(another)));
    }

    @Test
    void aKeyThatTheTokenBringsAlongIsNotBelieved() throws JOSEException {
        var withKey = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .jwk(another.toPublicJWK())
                .build();
        refuses(signed(withKey, claims(), new RSASSASigner(another)));
        var withAddress = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("theirs")
                .jwkURL(java.net.URI.create(issuer.replace("nuvem", "another") + "/certs"))
                .build();
        refuses(signed(withAddress, claims(), new RSASSASigner(another)));
    }

    @Test
    void noSignatureIsNone() {
        refuses(new PlainJWT(claims()).serialize());
        var parts = List.of(signed(claims -> claims).split("\\."));
        refuses(parts.get(0) + "." + parts.get(1) + ".");
    }

    /** The public key, which everybody knows, taken for a shared secret. */
    @Test
    void aPublicKeyIsNoSecret() throws JOSEException {
        for (var secret : List.of(
                ours.toPublicKey().getEncoded(),
                ours.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
            var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(KEY).build();
            refuses(signed(header, claims(), new MACSigner(secret)));
        }
    }

    @Test
    void aTokenOfAnotherKindByItsHeaderIsRefused() throws JOSEException {
        for (var kind : List.of("logout+jwt", "dpop+jwt", "JOSE")) {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(KEY)
                    .type(new JOSEObjectType(kind))
                    .build();
            refuses(signed(header, claims(), new RSASSASigner(ours)));
        }
    }

    private void refuses(String token) {
        withDecoder(decoder -> assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtException.class));
    }

    /** With the portal's own settings. */
    private void withDecoder(java.util.function.Consumer<JwtDecoder> check) {
        new WebApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(OAuth2ResourceServerAutoConfiguration.class))
                .withUserConfiguration(BearerTokens.class)
                .withPropertyValues("nuvem.keycloak.issuer=" + issuer)
                .run(portal -> check.accept(portal.getBean(JwtDecoder.class)));
    }

    private JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("nuvem-api")
                .subject("ana")
                .issueTime(in(Duration.ZERO))
                .expirationTime(in(Duration.ofMinutes(5)))
                .claim("azp", "acme-robot")
                .claim("typ", "Bearer")
                .claim("realm_access", Map.of("roles", List.of("provider")))
                .build();
    }

    private String signed(UnaryOperator<JWTClaimsSet> mutation) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(KEY)
                    .type(JOSEObjectType.JWT)
                    .build();
            return signed(header, mutation.apply(claims()), new RSASSASigner(ours));
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }
}
