package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.InvoiceDetails.HoldReason;
import cloud.nuvem.billing.InvoiceDetails.Tax;
import cloud.nuvem.billing.InvoiceLine;
import cloud.nuvem.billing.InvoiceState;
import cloud.nuvem.billing.PostalAddress;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.Status;
import cloud.nuvem.ui.Tone;
import cloud.nuvem.ui.Words;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Invoices in words. */
final class InvoiceWords {

    private InvoiceWords() {}

    static Status status(InvoiceState state) {
        var words = Words.text("enum.InvoiceState." + state.name());
        return switch (state) {
            case DRAFT, VOID -> Status.of(Tone.IDLE, Glyph.IDLE, words);
            case CHECKED -> Status.of(Tone.BUSY, Glyph.BUSY, words);
            case HELD -> Status.of(Tone.WARN, Glyph.PAUSED, words);
            case ISSUED -> Status.of(Tone.BUSY, Glyph.CLOCK, words);
            case PAID -> Status.of(Tone.GOOD, Glyph.GOOD, words);
            case OVERDUE -> Status.of(Tone.BAD, Glyph.WARN, words);
        };
    }

    static String month(YearMonth month) {
        var locale = Reader.current().locale();
        var pattern = locale.getLanguage().equals("pt") ? "MMMM 'de' yyyy" : "MMMM yyyy";
        return DateTimeFormatter.ofPattern(pattern, locale).format(month);
    }

    static String day(@Nullable Instant at, ZoneId zone) {
        return at == null
                ? "–"
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(Reader.current().locale())
                        .format(LocalDate.ofInstant(at, zone));
    }

    static String units(InvoiceLine line) {
        var unit = line.meter().unit().name().toLowerCase(Locale.ROOT).replace('_', '-');
        var rounded = line.units().setScale(2, RoundingMode.HALF_UP);
        return Words.text("billing.unit." + unit, Reader.current().number(rounded));
    }

    static String unitPrice(InvoiceLine line) {
        var price = line.unitPrice();
        return price == null ? Words.text("billing.several-prices") : MoneyText.formatHour(price);
    }

    static String what(InvoiceLine line) {
        return Words.text("enum.Meter." + line.meter().name()) + " · " + line.dimension();
    }

    static String tax(Tax tax) {
        return switch (tax.treatment()) {
            case STANDARD ->
                Words.text(
                        "billing.tax.standard",
                        tax.name(),
                        tax.country(),
                        Reader.current().number(tax.percent()));
            case REVERSE_CHARGE -> Words.text("billing.tax.reverse-charge");
            case OUT_OF_SCOPE -> Words.text("billing.tax.out-of-scope", tax.name());
        };
    }

    static String address(PostalAddress address) {
        return Stream.concat(
                        address.lines().lines(),
                        Stream.of(
                                (address.postalCode() + " " + address.city()).strip(),
                                address.region(),
                                country(address.country())))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(", "));
    }

    static String country(String code) {
        return code.isEmpty()
                ? ""
                : Locale.of("", code).getDisplayCountry(Reader.current().locale());
    }

    static String reason(HoldReason reason) {
        var detail = reason.detail();
        return Words.text("billing.held." + reason.code().name(), detail == null ? "" : detail);
    }
}
