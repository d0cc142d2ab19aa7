package cloud.nuvem.pricing.ui;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.Price;
import cloud.nuvem.pricing.PriceList;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.Status;
import cloud.nuvem.ui.Tone;
import cloud.nuvem.ui.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Locale;

/** Prices, lists and dates in words. */
final class PriceWords {

    private PriceWords() {}

    static String meter(Meter meter) {
        return Words.text("enum.Meter." + meter.name());
    }

    /** {@code per GiB and month}. */
    static String unit(Meter meter) {
        return Words.text(
                "pricing.unit." + meter.unit().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    static String perUnit(Price price) {
        return amount(price.meter(), price.perUnit());
    }

    static String amount(Meter meter, Money amount) {
        return meter.unit() == Meter.Unit.HOUR ? MoneyText.formatHour(amount) : MoneyText.format(amount);
    }

    /** The scale in one sentence: what is free, what further units cost; empty for a price without. */
    static String scale(Price price) {
        var parts = new ArrayList<String>();
        var reader = Reader.current();
        if (price.allowance().signum() > 0) {
            parts.add(Words.text("pricing.scale.free", reader.number(price.allowance()), unitName(price.meter())));
        }
        price.tiers()
                .forEach(tier -> parts.add(Words.text(
                        "pricing.scale.tier",
                        reader.number(tier.from()),
                        unitName(price.meter()),
                        amount(price.meter(), tier.perUnit()))));
        return String.join(" · ", parts);
    }

    private static String unitName(Meter meter) {
        return Words.text("pricing.unit-name."
                + meter.unit().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    static Status state(PriceList list) {
        var words = Words.text(
                "pricing.state." + list.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return switch (list.state()) {
            case DRAFT -> Status.of(Tone.IDLE, Glyph.PENCIL, words);
            case SCHEDULED -> Status.of(Tone.BUSY, Glyph.CLOCK, words);
            case IN_FORCE -> Status.of(Tone.GOOD, Glyph.GOOD, words);
            case PAST -> Status.of(Tone.IDLE, Glyph.IDLE, words);
        };
    }

    /** Day and time in UTC, which prices follow. */
    static String utc(Instant at) {
        return day(LocalDate.ofInstant(at, ZoneOffset.UTC)) + ", "
                + DateTimeFormatter.ofPattern("HH:mm").format(at.atOffset(ZoneOffset.UTC)) + " UTC";
    }

    static String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(Reader.current().locale())
                .format(day);
    }
}
