package cloud.nuvem.identity.internal;

import cloud.nuvem.identity.Person;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;

/** What a sign-in or a bearer token says about somebody; the same person is equal only while nothing of it changed. */
record Claims(
        String issuer,
        String subject,
        String username,
        String displayName,
        @Nullable String email,
        Person.Kind kind,
        List<String> realmRoles) {

    private static final String SERVICE_ACCOUNT_PREFIX = "service-account-";

    /** @throws IllegalStateException for an authentication that is neither a sign-in nor a bearer token */
    static Claims of(@Nullable Authentication authentication) {
        Object principal = authentication == null ? null : authentication.getPrincipal();
        return switch (principal) {
            case OidcUser user -> of(user.getClaims());
            case Jwt token -> of(token.getClaims());
            case null, default -> throw new IllegalStateException("nobody is signed in");
        };
    }

    static Claims of(Map<String, Object> claims) {
        var username = text(claims, "preferred_username", text(claims, "sub", ""));
        boolean program = username.startsWith(SERVICE_ACCOUNT_PREFIX);
        var shownName = program ? username.substring(SERVICE_ACCOUNT_PREFIX.length()) : username;
        return new Claims(
                String.valueOf(claims.get("iss")),
                text(claims, "sub", ""),
                shownName,
                text(claims, "name", shownName),
                claims.get("email") instanceof String email ? email : null,
                program ? Person.Kind.SERVICE_ACCOUNT : Person.Kind.HUMAN,
                realmRoles(claims));
    }

    private static String text(Map<String, Object> claims, String name, String otherwise) {
        return claims.get(name) instanceof String value && !value.isBlank() ? value : otherwise;
    }

    private static List<String> realmRoles(Map<String, Object> claims) {
        return claims.get("realm_access") instanceof Map<?, ?> access
                        && access.get("roles") instanceof Collection<?> roles
                ? roles.stream().map(String::valueOf).sorted().toList()
                : List.of();
    }
}
