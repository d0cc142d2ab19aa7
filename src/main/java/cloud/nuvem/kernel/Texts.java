package cloud.nuvem.kernel;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Sentences in the reader's language, from {@code messages/<module>.properties} (English) and
 * {@code messages/<module>_pt_BR.properties}. Patterns are those of {@link MessageFormat}, always: an apostrophe is written
 * as ’. Both doors speak through this, so that a page and an API answer say the same.
 */
public final class Texts {

    public static final Locale PORTUGUESE = Locale.of("pt", "BR");

    /** English first: it is what a reader of any other language gets. */
    public static final List<Locale> LOCALES = List.of(Locale.ENGLISH, PORTUGUESE);

    private final List<String> bundles;

    /** @param modules whose bundles are read, in this order; a key belongs to one module only */
    public Texts(List<String> modules) {
        this.bundles = modules.stream().map(module -> "messages/" + module).toList();
    }

    /** The offered locale nearest to what the reader asked for. */
    public static Locale nearest(Locale wanted) {
        return wanted.getLanguage().equals("pt") ? PORTUGUESE : Locale.ENGLISH;
    }

    /**
     * @throws IllegalArgumentException for a key that no bundle has: a bug, found by the tests that compare the bundles
     */
    public String sentence(Locale locale, String key, Object... arguments) {
        return find(locale, key, arguments).orElseThrow(() -> new IllegalArgumentException("no text for " + key));
    }

    /** Empty for a key that no bundle has. */
    public Optional<String> find(Locale locale, String key, Object... arguments) {
        var offered = nearest(locale);
        return pattern(offered, key).map(pattern -> {
            var shown = Arrays.stream(arguments)
                    .map(argument -> show(offered, argument))
                    .toArray();
            return new MessageFormat(pattern, offered).format(shown);
        });
    }

    /** What the refusal says, with its arguments in place. */
    public String sentence(Locale locale, Refusal refusal) {
        return sentence(locale, "refusal." + refusal.code(), refusal.arguments().toArray());
    }

    /** What to do next about it; empty where the sentence says it all. */
    public Optional<String> next(Locale locale, Refusal refusal) {
        return find(
                locale,
                "refusal." + refusal.code() + ".next",
                refusal.arguments().toArray());
    }

    private Optional<String> pattern(Locale locale, String key) {
        return bundles.stream()
                .flatMap(bundle -> bundle(bundle, locale).stream())
                .filter(found -> found.containsKey(key))
                .map(found -> found.getString(key))
                .findFirst();
    }

    /** Empty for a module without texts. */
    private static Optional<ResourceBundle> bundle(String name, Locale locale) {
        try {
            return Optional.of(ResourceBundle.getBundle(name, locale, NoSystemLocale.CONTROL));
        } catch (MissingResourceException absent) {
            return Optional.empty();
        }
    }

    private Object show(Locale locale, Object argument) {
        return switch (argument) {
            case DataSize size -> size(locale, size);
            case Money money -> money(locale, money);
            case Enum<?> constant -> {
                var key = "enum." + constant.getDeclaringClass().getSimpleName() + "." + constant.name();
                yield find(locale, key).orElse(constant.name());
            }
            default -> argument;
        };
    }

    /** In GiB with at most one decimal: {@code 8 GiB}. */
    public static String size(Locale locale, DataSize size) {
        var format = NumberFormat.getNumberInstance(nearest(locale));
        format.setMaximumFractionDigits(1);
        return format.format(size.gib()) + " GiB";
    }

    /** With the currency's sign and at least its usual decimals, at most four: {@code €0.0119}. */
    public static String money(Locale locale, Money money) {
        var format = NumberFormat.getCurrencyInstance(nearest(locale));
        format.setCurrency(money.currency());
        int usual = Math.max(0, money.currency().getDefaultFractionDigits());
        format.setMinimumFractionDigits(usual);
        format.setMaximumFractionDigits(decimals(money.amount()) > usual ? 4 : usual);
        return format.format(money.amount());
    }

    private static int decimals(BigDecimal amount) {
        return Math.max(0, amount.stripTrailingZeros().scale());
    }

    /** Never falls back to the machine's own language. */
    private static final class NoSystemLocale {
        static final ResourceBundle.Control CONTROL =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    }
}
