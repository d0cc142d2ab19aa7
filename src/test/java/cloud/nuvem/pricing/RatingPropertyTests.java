package cloud.nuvem.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.pricing.RandomUsage.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** What holds for every usage and every prices. */
class RatingPropertyTests {

    @Provide
    Arbitrary<Line> lines() {
        return Arbitraries.longs().map(seed -> new RandomUsage(new SplittableRandom(seed)).line());
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void partsAddUpToTheWhole(@ForAll("lines") Line line) {
        var charge = rate(line);

        assertThat(charge.parts().stream()
                        .map(part -> part.amount().dividend())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(charge.exact().dividend());
        for (var part : charge.parts()) {
            var list = part.steps().stream()
                    .map(step -> step.amount().dividend())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            var left = list.subtract(part.overCap().dividend())
                    .subtract(part.discount().dividend());
            assertThat(left).isEqualByComparingTo(part.amount().dividend());
        }
    }

    /** At any second, into two, what flowed in any shares: as long as both begin at the same price. */
    @Property(shrinking = ShrinkingMode.OFF)
    void splittingAPeriodChangesNothing(
            @ForAll("lines") Line line,
            @ForAll @IntRange(max = 1000) int where,
            @ForAll @IntRange(max = 1000) int share) {
        var whole = line.usage().periods().get(where % line.usage().periods().size());
        var cut = whole.period().from().plusSeconds(whole.period().duration().toSeconds() * where / 1000);
        boolean held = line.usage().meter().unit().isHeldOverTime();
        if (!held && priceChangesIn(new Period(whole.period().from(), cut), line.prices())) {
            return;
        }
        var first = held ? whole.quantity() : whole.quantity().multiply(BigDecimal.valueOf(share, 3));
        var rest = held ? whole.quantity() : whole.quantity().subtract(first);
        var periods = new ArrayList<>(line.usage().periods());
        periods.remove(whole);
        periods.add(new UsagePeriod(new Period(whole.period().from(), cut), first));
        periods.add(new UsagePeriod(new Period(cut, whole.period().to()), rest));
        var split = new MonthlyUsage(line.usage().meter(), "any", line.usage().month(), periods);

        assertThat(Rating.rate(split, line.prices()).exact().dividend())
                .isEqualByComparingTo(rate(line).exact().dividend());
    }

    private static boolean priceChangesIn(Period period, DatedPrices prices) {
        return prices.prices().stream()
                .flatMap(price ->
                        Stream.of(price.validity().from(), price.validity().to()))
                .anyMatch(at -> at.isAfter(period.from()) && !at.isAfter(period.to()));
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void nothingIsNegative(@ForAll("lines") Line line) {
        var charge = rate(line);

        assertThat(charge.amount().amount()).isNotNegative();
        assertThat(charge.parts()).allSatisfy(part -> {
            assertThat(part.amount().dividend()).isNotNegative();
            assertThat(part.overCap().dividend()).isNotNegative();
            assertThat(part.discount().dividend()).isNotNegative();
        });
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void theHighestCapIsNeverExceeded(@ForAll("lines") Line line) {
        var caps = line.prices().prices().stream()
                .map(price -> price.price().monthlyCap())
                .toList();
        if (caps.isEmpty() || caps.contains(null)) {
            return;
        }
        var highest = caps.stream()
                .flatMap(Stream::ofNullable)
                .map(cap -> cap.amount())
                .reduce(BigDecimal.ZERO, BigDecimal::max);

        assertThat(rate(line).amount().amount()).isLessThanOrEqualTo(highest);
    }

    /** Units of one line fill the tiers from below, without a gap. */
    @Property(shrinking = ShrinkingMode.OFF)
    void tiersAreFilledInOrder(@ForAll("lines") Line line) {
        for (var part : rate(line).parts()) {
            var scale = part.price().price().scale();
            for (var step : part.steps()) {
                int at = scale.indexOf(step.tier());
                if (at + 1 < scale.size()) {
                    var size = scale.get(at + 1).from().subtract(step.tier().from());
                    assertThat(step.units().dividend())
                            .isLessThanOrEqualTo(size.multiply(
                                    BigDecimal.valueOf(step.units().divisor())));
                }
            }
        }
    }

    /**
     * A second or a GiB more never costs less. Not so across a change of price: using more before it can move what follows
     * into a cheaper tier of the new price.
     */
    @Property(shrinking = ShrinkingMode.OFF)
    void moreNeverCostsLessAtOnePrice(@ForAll("lines") Line line, @ForAll @IntRange(max = 100) int more) {
        if (line.prices().prices().isEmpty()) {
            return;
        }
        var usage = line.usage();
        var prices = DatedPrices.always(line.prices().prices().getFirst().price(), usage.month());
        var periods = new ArrayList<>(usage.periods());
        var last = periods.removeLast();
        var to = last.period().to().plusSeconds(more);
        var longer = to.isAfter(usage.month().to())
                ? last.period()
                : new Period(last.period().from(), to);
        boolean countsMachines = usage.meter().unit() == Meter.Unit.HOUR;
        var quantity = countsMachines ? last.quantity() : last.quantity().add(BigDecimal.valueOf(more));
        periods.add(new UsagePeriod(longer, quantity));
        var larger = new MonthlyUsage(usage.meter(), "any", usage.month(), List.copyOf(periods));

        assertThat(Rating.rate(larger, prices).exact().dividend())
                .isGreaterThanOrEqualTo(Rating.rate(usage, prices).exact().dividend());
    }

    /** Each second of usage is in exactly one part or unpriced. */
    @Property(shrinking = ShrinkingMode.OFF)
    void everySecondIsChargedAtOnePrice(@ForAll("lines") Line line) {
        if (!line.usage().meter().unit().isHeldOverTime()) {
            return;
        }
        var charge = rate(line);
        var priced = charge.parts().stream()
                .flatMap(part -> part.usage().stream())
                .mapToLong(used -> used.period().duration().toSeconds())
                .sum();
        var unpriced = charge.unpriced().stream()
                .mapToLong(period -> period.duration().toSeconds())
                .sum();

        assertThat(priced + unpriced)
                .isEqualTo(line.usage().periods().stream()
                        .mapToLong(used -> used.period().duration().toSeconds())
                        .sum());
        assertThat(charge.parts())
                .allSatisfy(part -> assertThat(part.usage()).allSatisfy(used -> {
                    assertThat(used.period().from())
                            .isAfterOrEqualTo(part.price().validity().from());
                    assertThat(used.period().to())
                            .isBeforeOrEqualTo(part.price().validity().to());
                }));
    }

    private static Charge rate(Line line) {
        return Rating.rate(line.usage(), line.prices());
    }
}
