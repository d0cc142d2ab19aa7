package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.internal.InvoiceDraft.Line;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Period;
import cloud.nuvem.metering.UsageRecord;
import cloud.nuvem.pricing.Charge;
import cloud.nuvem.pricing.Fraction;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.MonthlyUsage;
import cloud.nuvem.pricing.PriceTimeline;
import cloud.nuvem.pricing.Rating;
import cloud.nuvem.pricing.UsagePeriod;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes lines of usage: one for each resource, meter and dimension. */
final class LineMaker {

    private static final int UNIT_DECIMALS = 6;

    private final Period month;
    private final PriceTimeline prices;
    private final Map<Kind, cloud.nuvem.pricing.DatedPrices> known = new HashMap<>();

    /** @param prices not empty */
    LineMaker(Period month, PriceTimeline prices) {
        this.month = month;
        this.prices = prices;
    }

    private record Kind(Meter meter, String dimension) {}

    /** What a line is about. */
    record Key(String uid, Meter meter, String dimension) {
        static Key of(UsageRecord usage) {
            return new Key(usage.uid(), usage.meter(), usage.dimension());
        }
    }

    /** @param unpriced whether something was used that has no price */
    record Made(List<Line> lines, boolean unpriced) {}

    /** By project, resource, meter and dimension. */
    Made make(List<UsageRecord> usage) {
        var byKey = new LinkedHashMap<Key, List<UsageRecord>>();
        usage.forEach(record ->
                byKey.computeIfAbsent(Key.of(record), key -> new ArrayList<>()).add(record));
        var lines = new ArrayList<Line>(byKey.size());
        boolean unpriced = false;
        for (var records : byKey.values()) {
            var charge = charge(records);
            unpriced |= !charge.unpriced().isEmpty();
            lines.add(line(records, charge));
        }
        lines.sort(Comparator.comparing(
                        (Line line) -> String.valueOf(line.resource().project()))
                .thenComparing(line -> line.resource().kind())
                .thenComparing(line -> line.resource().name())
                .thenComparing(Line::uid)
                .thenComparing(Line::meter)
                .thenComparing(Line::dimension));
        return new Made(List.copyOf(lines), unpriced);
    }

    /** @param records of one key */
    Charge charge(List<UsageRecord> records) {
        var first = records.getFirst();
        var periods = new ArrayList<UsagePeriod>(records.size());
        records.forEach(record -> periods.add(new UsagePeriod(record.period(), record.quantity())));
        var dated = known.computeIfAbsent(
                new Kind(first.meter(), first.dimension()), kind -> prices.of(kind.meter(), kind.dimension()));
        return Rating.rate(new MonthlyUsage(first.meter(), first.dimension(), month, periods), dated);
    }

    private static Line line(List<UsageRecord> records, Charge charge) {
        var last = records.stream()
                .max(Comparator.comparing(record -> record.period().to()))
                .orElseThrow();
        return new Line(
                last.resource(),
                last.uid(),
                last.region(),
                last.meter(),
                last.dimension(),
                last.tags(),
                units(charge),
                unitPrice(charge),
                charge.amount().amount(),
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    private static BigDecimal units(Charge charge) {
        return charge.parts().stream()
                .map(Charge.Part::units)
                .reduce(Fraction::plus)
                .map(units -> units.rounded(UNIT_DECIMALS))
                .orElse(BigDecimal.ZERO);
    }

    /** After the discount; null unless units times price is the amount. */
    private static @Nullable BigDecimal unitPrice(Charge charge) {
        if (charge.parts().size() != 1) {
            return null;
        }
        var part = charge.parts().getFirst();
        if (part.steps().size() != 1 || !part.overCap().isZero()) {
            return null;
        }
        Money perUnit = part.steps().getFirst().tier().perUnit();
        var payable =
                BigDecimal.valueOf(100).subtract(part.price().discountPercent()).movePointLeft(2);
        return perUnit.amount().multiply(payable);
    }
}
