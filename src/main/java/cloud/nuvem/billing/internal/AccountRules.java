package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.BillingAccounts.ChangeBillingAccount;
import cloud.nuvem.billing.BillingAccounts.ChangeBillingAccountResult.InvalidField;
import cloud.nuvem.billing.BillingDetails;
import cloud.nuvem.billing.PostalAddress;
import cloud.nuvem.billing.TaxId;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a billing account must look like. */
final class AccountRules {

    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));
    private static final Set<String> LANGUAGES = Set.of("en", "pt-BR");
    private static final int MOST_RECIPIENTS = 10;
    /** One address, no display name: what mail servers take without being asked twice. */
    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]{0,62}[A-Za-z0-9])?(\\.[A-Za-z0-9-]{1,63})+");

    private AccountRules() {}

    /** Either what to store or the first field that does not fit. */
    record Checked(
            @Nullable BillingDetails details, @Nullable InvalidField fault) {
        static Checked fault(String rule, String field) {
            return new Checked(null, new InvalidField(rule, field));
        }
    }

    static Checked check(ChangeBillingAccount command) {
        var address = stripped(command.address());
        var fault = firstFault(command, address);
        if (fault != null) {
            return new Checked(null, fault);
        }
        var taxId = command.taxId().isBlank()
                ? null
                : TaxIds.read(command.taxId(), address.country()).orElse(null);
        if (taxId == null && !command.taxId().isBlank()) {
            return Checked.fault(taxIdRule(address.country()), "taxId");
        }
        return new Checked(details(command, address, taxId), null);
    }

    private static BillingDetails details(ChangeBillingAccount command, PostalAddress address, @Nullable TaxId taxId) {
        return new BillingDetails(
                command.legalName().strip(),
                address,
                taxId,
                command.recipients().stream().map(String::strip).toList(),
                command.purchaseOrder().strip(),
                ZoneId.of(command.timeZone()),
                Locale.forLanguageTag(command.language()));
    }

    private static @Nullable InvalidField firstFault(ChangeBillingAccount command, PostalAddress address) {
        if (!isText(command.legalName().strip(), 1, 120)) {
            return new InvalidField("invalid-legal-name", "legalName");
        }
        var inAddress = addressFault(address);
        if (inAddress != null) {
            return inAddress;
        }
        if (!isText(command.purchaseOrder().strip(), 0, 60)) {
            return new InvalidField("invalid-purchase-order", "purchaseOrder");
        }
        if (!isZone(command.timeZone())) {
            return new InvalidField("unknown-time-zone", "timeZone");
        }
        if (!LANGUAGES.contains(command.language())) {
            return new InvalidField("unknown-language", "language");
        }
        return recipientFault(command.recipients());
    }

    private static @Nullable InvalidField addressFault(PostalAddress address) {
        var lines = address.lines().lines().toList();
        boolean linesFit =
                !lines.isEmpty() && lines.size() <= 2 && lines.stream().allMatch(line -> isText(line, 1, 80));
        if (!linesFit) {
            return new InvalidField("invalid-address", "addressLines");
        }
        if (!isText(address.postalCode(), 0, 12)) {
            return new InvalidField("invalid-postal-code", "postalCode");
        }
        if (!isText(address.city(), 1, 60)) {
            return new InvalidField("invalid-city", "city");
        }
        if (!isText(address.region(), 0, 60)) {
            return new InvalidField("invalid-region", "region");
        }
        return COUNTRIES.contains(address.country()) ? null : new InvalidField("unknown-country", "country");
    }

    private static @Nullable InvalidField recipientFault(List<String> recipients) {
        var stripped = recipients.stream().map(String::strip).toList();
        if (stripped.isEmpty()
                || stripped.size() > MOST_RECIPIENTS
                || new HashSet<>(stripped).size() < stripped.size()) {
            return new InvalidField("invalid-recipients", "recipients");
        }
        return stripped.stream()
                .filter(each -> each.length() > 254 || !ADDRESS.matcher(each).matches())
                .findFirst()
                .map(each -> new InvalidField("invalid-recipient", "recipients", List.of(shortened(each))))
                .orElse(null);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static String taxIdRule(String country) {
        if (TaxIds.EU.contains(country)) {
            return "invalid-vat-id";
        }
        return country.equals("BR") ? "invalid-cnpj-or-cpf" : "no-tax-id-of-country";
    }

    private static PostalAddress stripped(PostalAddress address) {
        return new PostalAddress(
                String.join(
                        "\n",
                        address.lines()
                                .lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .toList()),
                address.postalCode().strip(),
                address.city().strip(),
                address.region().strip(),
                address.country().strip());
    }

    private static boolean isZone(String id) {
        try {
            return id.length() <= 64
                    && ZoneId.getAvailableZoneIds().contains(ZoneId.of(id).getId());
        } catch (DateTimeException none) {
            return false;
        }
    }

    static boolean isText(String text, int shortest, int longest) {
        return text.length() >= shortest
                && text.length() <= longest
                && text.codePoints()
                        .noneMatch(character -> Character.isISOControl(character)
                                || Character.getType(character) == Character.FORMAT
                                || Character.getType(character) == Character.SURROGATE
                                || Character.getType(character) == Character.UNASSIGNED);
    }
}
