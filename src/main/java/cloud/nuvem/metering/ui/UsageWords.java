package cloud.nuvem.metering.ui;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.metering.UsageQuestion.GroupBy;
import cloud.nuvem.metering.UsageReport.Amount;
import cloud.nuvem.metering.UsageReport.Group;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.stream.Collectors;

/** Usage in words; times in UTC, which metering follows. */
final class UsageWords {

    private static final int DECIMALS = 2;

    private UsageWords() {}

    static String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("MMM yyyy", Reader.current().locale())
                .format(month);
    }

    static String range(YearMonth first, YearMonth last) {
        return first.equals(last) ? month(first) : Words.text("usage.range.months", month(first), month(last));
    }

    static String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(Reader.current().locale())
                .format(day);
    }

    /** Day and time to the second. */
    static String utc(Instant at) {
        var moment = at.atOffset(ZoneOffset.UTC);
        return day(moment.toLocalDate()) + ", "
                + DateTimeFormatter.ofPattern("HH:mm:ss").format(moment) + " UTC";
    }

    static String period(Period period) {
        return utc(period.from()) + " – " + utc(period.to());
    }

    static String kind(String kind) {
        return Words.find("usage.kind." + kind).orElse(kind);
    }

    /** One of the kind. */
    static String oneOfKind(String kind) {
        return Words.find("usage.kind-one." + kind).orElse(kind);
    }

    static String meter(Meter meter) {
        return Words.text("enum.Meter." + meter.name());
    }

    static String group(GroupBy groupBy, String tag) {
        return Words.text("usage.group." + UsageChoice.id(groupBy), tag);
    }

    static String amount(Meter meter, BigDecimal amount) {
        var unit = meter.unit().name().toLowerCase(Locale.ROOT).replace('_', '-');
        var rounded = amount.setScale(DECIMALS, RoundingMode.HALF_UP);
        return Words.text("usage.unit." + unit, Reader.current().number(rounded));
    }

    static String amounts(Group group) {
        return group.amounts().stream()
                .map((Amount amount) -> amount(amount.meter(), amount.amount()))
                .collect(Collectors.joining(" · "));
    }

    /** What people call the group. */
    static String name(UsageDesk desk, GroupBy groupBy, Group group) {
        var resource = group.resource();
        return switch (groupBy) {
            case PROJECT -> desk.nameOf(group.key());
            case KIND -> kind(group.key());
            case METER -> meter(Meter.valueOf(group.key()));
            case RESOURCE -> resource == null ? group.key() : resource.name();
            case TAG -> group.key().isEmpty() ? Words.text("usage.tag.none") : group.key();
            case DAY -> day(LocalDate.parse(group.key()));
        };
    }
}
