package cloud.nuvem.ui;

import cloud.nuvem.kernel.Refusal;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Locale;
import java.util.Optional;

/** Texts of pages in the language of the person who reads the current one. */
public final class Words {

    private Words() {}

    /** The sentence of a bundle {@code messages/<module>.properties}; arguments as {@code kernel.Texts} shows them. */
    public static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }

    /** The same where no page is at hand: for what is told to a person while they look at any page. */
    public static String text(Locale locale, String key, Object... arguments) {
        return I18NProvider.translate(locale, key, arguments);
    }

    /** Empty for a key that no bundle has. */
    public static Optional<String> find(String key, Object... arguments) {
        var found = text(key, arguments);
        return found.equals(PortalTexts.missing(key)) ? Optional.empty() : Optional.of(found);
    }

    /** What a refusal says and what to do next, in one breath. */
    public static String sentence(Refusal refusal) {
        var arguments = refusal.arguments().toArray();
        var what = text("refusal." + refusal.code(), arguments);
        return find("refusal." + refusal.code() + ".next", arguments)
                .map(next -> what + " " + next)
                .orElse(what);
    }
}
