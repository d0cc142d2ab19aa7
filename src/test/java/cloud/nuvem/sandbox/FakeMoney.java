package cloud.nuvem.sandbox;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.pricing.Estimate;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.OfferedPrices;
import cloud.nuvem.pricing.Plan;
import cloud.nuvem.pricing.Price;
import cloud.nuvem.pricing.PricedItem;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.quota.Quotas;
import cloud.nuvem.tenancy.OrganizationId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestComponent;

/** The price list of the demo plan, and its quotas; rated simply: 730 hours in a month. */
@TestComponent
public class FakeMoney implements Prices, Quotas {

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final BigDecimal HOURS = BigDecimal.valueOf(730);
    private static final Map<String, String> PER_HOUR = Map.of(
            "u1.micro", "0.0064",
            "u1.small", "0.0110",
            "u1.medium", "0.0181",
            "u1.2xmedium", "0.0240",
            "u1.large", "0.0341",
            "u1.xlarge", "0.0682",
            "m1.large", "0.0664",
            "m1.xlarge", "0.1328",
            "cx1.large", "0.0412");

    @Override
    public List<Price> inForce(OrganizationId organization) {
        return PER_HOUR.entrySet().stream()
                .map(entry -> new Price(Meter.VM_RUNNING, entry.getKey(), euro(new BigDecimal(entry.getValue())), null))
                .toList();
    }

    @Override
    public List<OfferedPrices> offered() {
        var prices = new ArrayList<>(inForce(FakeTenancy.ACME));
        prices.add(new Price(Meter.VOLUME_SIZE, "fast", euro(new BigDecimal("0.08")), null));
        return List.of(new OfferedPrices(
                new Plan("standard", "Standard"),
                EURO,
                Instant.parse("2026-10-01T00:00:00Z"),
                BigDecimal.ZERO,
                prices));
    }

    @Override
    public Optional<Estimate> estimate(Currency currency, List<PricedItem> items) {
        return Optional.of(estimate(FakeTenancy.ACME, items));
    }

    @Override
    public Estimate estimate(OrganizationId organization, List<PricedItem> items) {
        var lines = new ArrayList<Estimate.Line>();
        var unpriced = new ArrayList<PricedItem>();
        var stopped = Money.zero(EURO);
        for (var item : items) {
            var perUnit = item.meter() == Meter.VM_RUNNING ? PER_HOUR.get(item.dimension()) : "0.08";
            if (perUnit == null) {
                unpriced.add(item);
                continue;
            }
            var price = new BigDecimal(perUnit).multiply(item.total());
            var month = item.meter() == Meter.VM_RUNNING ? price.multiply(HOURS) : price;
            var hour = month.divide(HOURS, 4, RoundingMode.HALF_UP);
            var line = new Estimate.Line(item, euro(hour), euro(month.setScale(2, RoundingMode.HALF_UP)));
            lines.add(line);
            if (item.whileStopped()) {
                stopped = stopped.plus(line.perMonth());
            }
        }
        var month = lines.stream().map(Estimate.Line::perMonth).reduce(Money.zero(EURO), Money::plus);
        var hour = lines.stream().map(Estimate.Line::perHour).reduce(Money.zero(EURO), Money::plus);
        return new Estimate(hour, month, stopped, lines, unpriced);
    }

    @Override
    public List<Usage> usage(OrganizationId organization) {
        return List.of(
                new Usage(Limit.VIRTUAL_MACHINES, 12, 20),
                new Usage(Limit.VCPUS, 24, 32),
                new Usage(Limit.MEMORY_GIB, 109, 128),
                new Usage(Limit.VOLUME_GIB, 710, 1000));
    }

    @Override
    public <R> R within(
            OrganizationId organization,
            Map<Limit, Long> needed,
            Function<QuotaExceeded, R> onExceeded,
            Supplier<R> work) {
        return work.get();
    }

    private static Money euro(BigDecimal amount) {
        return new Money(amount, EURO);
    }
}
