package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.TaxId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads tax ids: the form each country gives them, and the check digits where the country has published them. Whether an id is
 * in use is known to the tax office alone (VIES, Receita Federal) and is not asked here.
 */
final class TaxIds {

    /** Forms of VAT ids (European Commission, VIES), prefix first. Greece writes EL. */
    private static final Map<String, Pattern> EU_FORMS = Map.ofEntries(
            form("AT", "U[0-9]{8}"),
            form("BE", "[01][0-9]{9}"),
            form("BG", "[0-9]{9,10}"),
            form("CY", "[0-9]{8}[A-Z]"),
            form("CZ", "[0-9]{8,10}"),
            form("DE", "[1-9][0-9]{8}"),
            form("DK", "[0-9]{8}"),
            form("EE", "[0-9]{9}"),
            form("EL", "[0-9]{9}"),
            form("ES", "[A-Z0-9][0-9]{7}[A-Z0-9]"),
            form("FI", "[0-9]{8}"),
            form("FR", "[A-HJ-NP-Z0-9]{2}[0-9]{9}"),
            form("HR", "[0-9]{11}"),
            form("HU", "[0-9]{8}"),
            form("IE", "[0-9][A-Z0-9+*][0-9]{5}[A-Z]{1,2}"),
            form("IT", "[0-9]{11}"),
            form("LT", "([0-9]{9}|[0-9]{12})"),
            form("LU", "[0-9]{8}"),
            form("LV", "[0-9]{11}"),
            form("MT", "[0-9]{8}"),
            form("NL", "[0-9]{9}B[0-9]{2}"),
            form("PL", "[0-9]{10}"),
            form("PT", "[1-9][0-9]{8}"),
            form("RO", "[1-9][0-9]{1,9}"),
            form("SE", "[0-9]{10}01"),
            form("SI", "[1-9][0-9]{7}"),
            form("SK", "[1-9][0-9]{9}"));

    private static final Pattern CNPJ = Pattern.compile("[A-Z0-9]{12}[0-9]{2}");
    private static final Pattern CPF = Pattern.compile("[0-9]{11}");

    /** Countries of the EU by ISO 3166. */
    static final Set<String> EU = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    private TaxIds() {}

    private static Map.Entry<String, Pattern> form(String prefix, String rest) {
        return Map.entry(prefix, Pattern.compile(prefix + rest));
    }

    /** Empty when the text is no tax id of the country. */
    static Optional<TaxId> read(String text, String country) {
        var plain = plain(text);
        if (plain.length() > 20) {
            return Optional.empty();
        }
        if (EU.contains(country)) {
            var prefixed = plain.startsWith(prefix(country)) ? plain : prefix(country) + plain;
            return isVat(prefixed) ? Optional.of(new TaxId(TaxId.Kind.EU_VAT, prefixed)) : Optional.empty();
        }
        if (!country.equals("BR")) {
            return Optional.empty();
        }
        if (isCpf(plain)) {
            return Optional.of(new TaxId(TaxId.Kind.CPF, plain));
        }
        return isCnpj(plain) ? Optional.of(new TaxId(TaxId.Kind.CNPJ, plain)) : Optional.empty();
    }

    /** With which letters the VAT ids of a country begin. */
    static String prefix(String country) {
        return country.equals("GR") ? "EL" : country;
    }

    private static String plain(String text) {
        var plain = new StringBuilder();
        text.toUpperCase(Locale.ROOT)
                .chars()
                .filter(character -> " .-/\u00a0".indexOf(character) < 0)
                .forEach(character -> plain.appendCodePoint(character));
        return plain.toString();
    }

    static boolean isVat(String id) {
        if (id.length() < 4) {
            return false;
        }
        var form = EU_FORMS.get(id.substring(0, 2));
        if (form == null || !form.matcher(id).matches()) {
            return false;
        }
        var rest = id.substring(2);
        return switch (id.substring(0, 2)) {
            case "PT" -> ends(rest, 11 - weighted(rest, 9, 8, 7, 6, 5, 4, 3, 2) % 11, 10);
            case "DE", "HR" -> iso7064(rest);
            case "IT" -> luhn(rest);
            case "BE" -> 97 - number(rest, 0, 8) % 97 == number(rest, 8, 10);
            case "FR" -> !rest.matches("[0-9]{11}") || (luhn(rest.substring(2)) && frenchKey(rest));
            case "PL" -> weighted(rest, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(rest, 9);
            case "DK" -> weighted(rest, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
            case "FI" -> ends(rest, 11 - weighted(rest, 7, 9, 10, 5, 8, 4, 2) % 11, 11);
            case "LU" -> number(rest, 0, 6) % 89 == number(rest, 6, 8);
            case "EL" -> weighted(rest, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digit(rest, 8);
            case "SE" -> luhn(rest.substring(0, 10));
            case "NL" -> dutch(rest);
            default -> true;
        };
    }

    /** ISO 7064 MOD 11,10: Germany, Croatia. */
    private static boolean iso7064(String digits) {
        int product = 10;
        for (int i = 0; i + 1 < digits.length(); i++) {
            int sum = (digit(digits, i) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10 == digit(digits, digits.length() - 1);
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digit(digits, digits.length() - 1 - i);
            int doubled = i % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    private static boolean frenchKey(String id) {
        return (12 + 3 * (number(id, 2, 11) % 97)) % 97 == number(id, 0, 2);
    }

    /** Since 2020 either the old weights of the nine digits or MOD 97-10 over the whole with its letters. */
    private static boolean dutch(String rest) {
        return weighted(rest, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == digit(rest, 8) || mod97("NL" + rest) == 1;
    }

    private static int mod97(String text) {
        int remainder = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder;
    }

    /** Letters count as their code minus that of zero (Receita Federal, Instrução Normativa 2.229 of 2024). */
    static boolean isCnpj(String id) {
        if (!CNPJ.matcher(id).matches() || id.chars().distinct().count() == 1) {
            return false;
        }
        int first = brazilian(weighted(id, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2));
        int second = brazilian(weighted(id, 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2));
        return digit(id, 12) == first && digit(id, 13) == second;
    }

    static boolean isCpf(String id) {
        if (!CPF.matcher(id).matches() || id.chars().distinct().count() == 1) {
            return false;
        }
        int first = brazilian(weighted(id, 10, 9, 8, 7, 6, 5, 4, 3, 2));
        int second = brazilian(weighted(id, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2));
        return digit(id, 9) == first && digit(id, 10) == second;
    }

    private static int brazilian(int sum) {
        int rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }

    /** The last digit is the check; from a limit on it is zero. */
    private static boolean ends(String digits, int check, int zeroFrom) {
        return digit(digits, digits.length() - 1) == (check >= zeroFrom ? 0 : check);
    }

    private static int weighted(String text, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += digit(text, i) * weights[i];
        }
        return sum;
    }

    private static int digit(String text, int index) {
        return text.charAt(index) - '0';
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
