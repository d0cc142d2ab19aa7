package cloud.nuvem.metering.internal;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.pricing.DatedPrice;
import cloud.nuvem.pricing.DatedPrices;
import cloud.nuvem.pricing.MonthlyUsage;
import cloud.nuvem.pricing.PriceTimeline;
import cloud.nuvem.pricing.Rating;
import cloud.nuvem.pricing.UsagePeriod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Pure: what the segments of a month come to. Each resource, meter and dimension is rated once, as on the invoice; its amount is
 * then split over days and tags by rounding the running total, so that the parts add up to it to the last digit.
 */
final class LineRating {

    static final int DECIMALS = 9;

    private final Period month;
    private final YearMonth name;
    private final PriceTimeline prices;
    private final Set<String> goingOn;

    private LineRating(YearMonth name, PriceTimeline prices, List<Segment> segments) {
        this.name = name;
        this.month = MonthlyUsage.month(name);
        this.prices = prices;
        this.goingOn = segments.stream()
                .filter(Segment::open)
                .map(segment -> segment.key().uid())
                .collect(Collectors.toSet());
    }

    /** @param segments by key and time, inside the month */
    static List<CostedLine> rate(YearMonth month, PriceTimeline prices, List<Segment> segments) {
        var rating = new LineRating(month, prices, segments);
        var byKey = new LinkedHashMap<LineKey, List<Segment>>();
        segments.stream()
                .filter(segment -> !segment.period().duration().isZero())
                .forEach(segment -> byKey.computeIfAbsent(segment.key(), key -> new ArrayList<>())
                        .add(segment));
        var lines = new ArrayList<CostedLine>();
        byKey.forEach((key, ofKey) -> lines.addAll(rating.line(key, ofKey)));
        return lines;
    }

    /** What an invoice line is made from. */
    static MonthlyUsage usage(YearMonth month, LineKey key, List<Segment> segments) {
        return new MonthlyUsage(
                key.meter(),
                key.dimension(),
                MonthlyUsage.month(month),
                segments.stream()
                        .map(segment -> used(segment, segment.period()))
                        .toList());
    }

    /** Of sums of what flowed only the beginning counts, and those of different tags may lie side by side. */
    private static UsagePeriod used(Segment segment, Period period) {
        boolean held = segment.key().meter().unit().isHeldOverTime();
        return new UsagePeriod(held ? period : new Period(period.from(), period.from()), segment.quantity());
    }

    private List<CostedLine> line(LineKey key, List<Segment> segments) {
        var pieces = pieces(segments);
        var byTags = new LinkedHashMap<Map<String, String>, LinePart>();
        for (var piece : pieces) {
            byTags.computeIfAbsent(piece.segment().tags(), tags -> new LinePart(name, month))
                    .add(piece);
        }
        if (!isPriced(key)) {
            return byTags.values().stream().map(part -> part.free(key)).toList();
        }
        var dated = prices.of(key.meter(), key.dimension());
        var totals = totals(key, pieces, dated);
        split(
                totals,
                (i, amount) -> part(byTags, pieces.get(i)).charge(pieces.get(i).day(), amount));
        split(
                isDiscounted(dated) ? totals(key, pieces, undiscounted(dated)) : totals,
                (i, amount) -> part(byTags, pieces.get(i)).list(amount));
        part(byTags, pieces.getLast()).expect(forecast(key, segments, dated, totals.getLast()));
        return byTags.values().stream()
                .map(part -> part.line(key, prices.currency()))
                .toList();
    }

    private static LinePart part(Map<Map<String, String>, LinePart> byTags, Piece piece) {
        return Objects.requireNonNull(byTags.get(piece.segment().tags()));
    }

    /** What each adds to the total before it. */
    private static void split(List<BigDecimal> totals, PieceAmount consumer) {
        var before = BigDecimal.ZERO;
        for (int i = 0; i < totals.size(); i++) {
            consumer.accept(i, totals.get(i).subtract(before));
            before = totals.get(i);
        }
    }

    @FunctionalInterface
    private interface PieceAmount {
        void accept(int piece, BigDecimal amount);
    }

    private boolean isPriced(LineKey key) {
        return !prices.isEmpty()
                && !prices.of(key.meter(), key.dimension()).prices().isEmpty();
    }

    private static boolean isDiscounted(DatedPrices dated) {
        return dated.prices().stream().anyMatch(price -> price.discountPercent().signum() > 0);
    }

    private static DatedPrices undiscounted(DatedPrices dated) {
        return new DatedPrices(
                dated.currency(),
                dated.prices().stream()
                        .map(price -> new DatedPrice(price.validity(), price.price(), BigDecimal.ZERO, price.list()))
                        .toList());
    }

    private List<Piece> pieces(List<Segment> segments) {
        var pieces = new ArrayList<Piece>();
        for (var segment : segments) {
            if (!segment.key().meter().unit().isHeldOverTime()) {
                pieces.add(new Piece(
                        segment, segment.period(), day(segment.period().from())));
                continue;
            }
            for (var from = segment.period().from();
                    from.isBefore(segment.period().to()); ) {
                int day = day(from);
                var midnight = month.from().plus(Duration.ofDays(day + 1L));
                var to = midnight.isBefore(segment.period().to())
                        ? midnight
                        : segment.period().to();
                pieces.add(new Piece(segment, new Period(from, to), day));
                from = to;
            }
        }
        return pieces;
    }

    private int day(Instant at) {
        return Math.toIntExact(Duration.between(month.from(), at).toDays());
    }

    /** What is to pay in all at each piece's end, rounded. */
    private List<BigDecimal> totals(LineKey key, List<Piece> pieces, DatedPrices dated) {
        var periods = pieces.stream()
                .map(piece -> used(piece.segment(), piece.period()))
                .toList();
        int decimals = Math.max(0, dated.currency().getDefaultFractionDigits());
        return Rating.course(new MonthlyUsage(key.meter(), key.dimension(), month, periods), dated).stream()
                .map(total -> total.rounded(decimals))
                .toList();
    }

    /** What the whole line comes to at the month's end, beyond what it costs now. */
    private BigDecimal forecast(LineKey key, List<Segment> segments, DatedPrices dated, BigDecimal now) {
        var last = segments.getLast();
        var rest = new Period(last.period().to(), month.to());
        boolean flows = !key.meter().unit().isHeldOverTime();
        if (rest.duration().isZero() || !(flows ? goingOn.contains(key.uid()) : last.open())) {
            return BigDecimal.ZERO;
        }
        var periods = new ArrayList<>(usage(name, key, segments).periods());
        periods.add(new UsagePeriod(rest, flows ? flowingOn(segments, rest) : last.quantity()));
        var then = new MonthlyUsage(key.meter(), key.dimension(), month, periods);
        return Rating.rate(then, dated).amount().amount().subtract(now);
    }

    /** At the mean rate since it began to flow. */
    private static BigDecimal flowingOn(List<Segment> segments, Period rest) {
        var sum = segments.stream().map(Segment::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        var time = Duration.between(
                segments.getFirst().period().from(), segments.getLast().period().to());
        return sum.multiply(BigDecimal.valueOf(rest.duration().toSeconds()))
                .divide(BigDecimal.valueOf(Math.max(1, time.toSeconds())), DECIMALS, RoundingMode.HALF_UP);
    }

    /** @param day of the month, from 0 */
    record Piece(Segment segment, Period period, int day) {}
}
