package cloud.nuvem.identity.ui;

import cloud.nuvem.identity.SignIn;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Names every script of a page with a secret of this one answer, which the browser asks of whatever it is to run. */
@Component
class ScriptNonces implements VaadinServiceInitListener {

    private static final int NONCE_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final ContentSecurityPolicy policy;
    private final String functions;

    ScriptNonces(SignIn signIn) {
        this.policy = new ContentSecurityPolicy(signIn.issuer());
        try {
            this.functions = new ClassPathResource("functions.js", ScriptNonces.class)
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::name);
    }

    private void name(IndexHtmlResponse page) {
        var nonce = nonce();
        var first = new Element("script").appendChild(new DataNode(functions));
        page.getDocument().head().prependChild(first);
        page.getDocument().getElementsByTag("script").attr("nonce", nonce);
        page.getVaadinResponse().setHeader(PageHeadersValve.POLICY, policy.withNonce(nonce));
    }

    private String nonce() {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
