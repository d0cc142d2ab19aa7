package cloud.nuvem.ui;

import cloud.nuvem.kernel.Texts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes every page speak the reader's language, in the reader's light, from its first byte on. */
@Component
class ReaderSetUp implements VaadinServiceInitListener {

    private static final String CONNECTION = """
            const sign = document.querySelector('vaadin-connection-indicator');
            if (sign) {
              sign.setAttribute('role', 'status');
              Object.assign(sign, {onlineText: $0, offlineText: $1, reconnectingText: $2});
            }""";

    private final transient ObjectProvider<ReaderChoices> choices;

    ReaderSetUp(ObjectProvider<ReaderChoices> choices) {
        this.choices = choices;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::prepareDocument);
        event.getSource().addUIInitListener(init -> preparePage(init.getUI()));
    }

    private void prepareDocument(IndexHtmlResponse response) {
        var chosen = chosen();
        var html = response.getDocument().selectFirst("html");
        if (html == null) {
            throw new IllegalStateException("the page has no html element");
        }
        var locale = locale(chosen, response.getVaadinRequest().getLocale());
        html.attr("lang", locale.toLanguageTag());
        var zone = chosen.zone();
        if (zone != null) {
            html.attr("data-zone", zone.getId());
        }
        html.attr("theme", chosen.scheme().getThemeValue());
        html.attr("style", "color-scheme: " + chosen.scheme().getValue());
    }

    private void preparePage(UI ui) {
        var chosen = chosen();
        ui.setLocale(locale(chosen, ui.getLocale()));
        var zone = chosen.zone();
        if (zone != null) {
            Reader.choose(ui, zone);
        }
        speakOfConnection(ui);
    }

    /** Flow's own sign of a lost connection knows no language and no role. */
    private static void speakOfConnection(UI ui) {
        var locale = ui.getLocale();
        ui.getPage()
                .executeJs(
                        CONNECTION,
                        Words.text(locale, "ui.connection.online"),
                        Words.text(locale, "ui.connection.lost"),
                        Words.text(locale, "ui.connection.again"));
    }

    private ReaderChoices.Choices chosen() {
        var source = choices.getIfAvailable();
        return source == null ? ReaderChoices.Choices.NONE : source.current();
    }

    private static Locale locale(ReaderChoices.Choices chosen, Locale browser) {
        var language = chosen.language();
        return Texts.nearest(language == null ? browser : language);
    }
}
