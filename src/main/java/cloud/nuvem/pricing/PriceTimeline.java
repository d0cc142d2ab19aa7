package cloud.nuvem.pricing;

import cloud.nuvem.kernel.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * All prices for one payer, one list after another, at most over one calendar month. The same question about the past always
 * gets the same answer.
 *
 * @param stretches in order of time; none where no list was in force
 */
public record PriceTimeline(List<Stretch> stretches) {

    /** While nothing changed. */
    public record Stretch(
            Period period, PriceListId list, Currency currency, BigDecimal discountPercent, List<Price> prices) {
        public Stretch {
            prices = List.copyOf(prices);
        }

        private boolean goesOnAs(Stretch next) {
            return list.equals(next.list)
                    && discountPercent.compareTo(next.discountPercent) == 0
                    && period.to().equals(next.period.from());
        }
    }

    /** @throws IllegalArgumentException for two currencies, which never meet in one calendar month */
    public PriceTimeline {
        stretches = joined(stretches);
        if (stretches.stream().map(Stretch::currency).distinct().count() > 1) {
            throw new IllegalArgumentException("two currencies in one month");
        }
    }

    public boolean isEmpty() {
        return stretches.isEmpty();
    }

    /** @throws IllegalStateException when no list was in force at any time */
    public Currency currency() {
        if (isEmpty()) {
            throw new IllegalStateException("no price list was in force");
        }
        return stretches.getFirst().currency();
    }

    /** What {@link Rating#rate} takes. */
    public DatedPrices of(Meter meter, String dimension) {
        var dated = new ArrayList<DatedPrice>();
        for (var stretch : stretches) {
            stretch.prices().stream()
                    .filter(price -> price.meter() == meter && price.dimension().equals(dimension))
                    .map(price -> new DatedPrice(stretch.period(), price, stretch.discountPercent(), stretch.list()))
                    .forEach(dated::add);
        }
        return new DatedPrices(currency(), dated);
    }

    private static List<Stretch> joined(List<Stretch> stretches) {
        var joined = new ArrayList<Stretch>();
        for (var next : stretches) {
            if (!joined.isEmpty() && joined.getLast().goesOnAs(next)) {
                var first = joined.removeLast();
                var period = new Period(first.period().from(), next.period().to());
                joined.add(
                        new Stretch(period, first.list(), first.currency(), first.discountPercent(), first.prices()));
            } else {
                joined.add(next);
            }
        }
        return List.copyOf(joined);
    }
}
