package cloud.nuvem.identity.ui;

import cloud.nuvem.identity.SignIn;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What every answer tells the browser, whoever wrote it: pages, files, redirects, errors, refusals of the firewall and of Tomcat
 * itself, which no filter sees. It comes after the valve that knows of proxies and before everything else; the API's door
 * writes its own, stricter ones over these.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class PageHeadersValve implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    static final String POLICY = "Content-Security-Policy";

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "SAMEORIGIN",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), usb=()");

    private final ContentSecurityPolicy policy;

    PageHeadersValve(SignIn signIn) {
        this.policy = new ContentSecurityPolicy(signIn.issuer());
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addEngineValves(new Dressing(policy.withoutInlineScripts()));
    }

    private static final class Dressing extends ValveBase {

        private final String policy;

        Dressing(String policy) {
            super(true);
            this.policy = policy;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            ALWAYS.forEach(response::setHeader);
            response.setHeader(POLICY, policy);
            if (request.isSecure()) {
                response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
            }
            getNext().invoke(request, response);
        }
    }
}
