package cloud.nuvem.metering.internal;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.metering.UsageLine;
import cloud.nuvem.metering.UsageReport.Amount;
import cloud.nuvem.metering.UsageReport.Group;
import cloud.nuvem.pricing.Meter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One group of a report while it is being summed up. */
final class GroupSum {

    private final String key;
    private final BigDecimal[] course;
    private final Map<Meter, BigDecimal> amounts = new EnumMap<>(Meter.class);
    private final Set<String> resources = new HashSet<>();
    private BigDecimal cost = BigDecimal.ZERO;
    private @Nullable ResourceRef resource;
    private Instant named = Instant.MIN;

    GroupSum(String key, int steps) {
        this.key = key;
        this.course = new BigDecimal[steps];
        Arrays.fill(course, BigDecimal.ZERO);
    }

    void add(UsageLine line) {
        see(line);
        amounts.merge(line.meter(), line.amount(), BigDecimal::add);
    }

    void see(UsageLine line) {
        resources.add(line.uid());
        if (line.period().to().isAfter(named)) {
            named = line.period().to();
            resource = line.resource();
        }
    }

    void charge(int step, BigDecimal amount) {
        course[step] = course[step].add(amount);
        cost = cost.add(amount);
    }

    void take(GroupSum other) {
        resources.addAll(other.resources);
        other.amounts.forEach((meter, amount) -> amounts.merge(meter, amount, BigDecimal::add));
        for (int step = 0; step < course.length; step++) {
            charge(step, other.course[step]);
        }
    }

    String key() {
        return key;
    }

    BigDecimal cost() {
        return cost;
    }

    Group group(Currency currency, boolean isOneResource) {
        return new Group(
                key,
                isOneResource ? resource : null,
                resources.size(),
                new Money(cost, currency),
                amounts.entrySet().stream()
                        .map(entry -> new Amount(entry.getKey(), entry.getValue()))
                        .toList(),
                Arrays.stream(course).map(amount -> new Money(amount, currency)).toList());
    }
}
