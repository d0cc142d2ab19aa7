package cloud.nuvem.ui;

import com.vaadin.flow.component.html.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The house's mark and word, drawn in the colour of the text around it. */
public final class Logo extends Span {

    private static final String DRAWING = read();

    public Logo() {
        addClassName("nv-logo");
        getElement().setProperty("innerHTML", DRAWING);
    }

    private static String read() {
        try (var stream = Logo.class.getResourceAsStream("/META-INF/resources/nuvem/logo.svg")) {
            if (stream == null) {
                throw new IllegalStateException("the logo is missing from the build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
