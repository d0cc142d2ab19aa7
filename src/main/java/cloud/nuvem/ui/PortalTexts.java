package cloud.nuvem.ui;

import cloud.nuvem.kernel.Texts;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Gives Vaadin the same texts that the API speaks with. */
@Component
class PortalTexts implements I18NProvider {

    private final transient Texts texts;

    PortalTexts(Texts texts) {
        this.texts = texts;
    }

    /** A missing text shows its key instead of breaking the page; the tests that compare the bundles find it. */
    static String missing(String key) {
        return "!" + key + "!";
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return Texts.LOCALES;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        return texts.find(locale, key, arguments).orElseGet(() -> missing(key));
    }
}
