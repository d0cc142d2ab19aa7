package cloud.nuvem.identity.ui;

import java.net.URI;

/** What our pages may load and run: what comes from here. The package says what is still looser than we want it. */
record ContentSecurityPolicy(URI issuer) {

    /** Signing out ends in a redirect to Keycloak, which browsers count as a form's target too. */
    private static final String DIRECTIVES = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'%s",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self' %s",
            "frame-ancestors 'self'");

    String withoutInlineScripts() {
        return DIRECTIVES.formatted("", origin());
    }

    /** Scripts that stand in the page itself must name it. */
    String withNonce(String nonce) {
        return DIRECTIVES.formatted(" 'nonce-" + nonce + "'", origin());
    }

    private String origin() {
        return issuer.getScheme() + "://" + issuer.getAuthority();
    }
}
