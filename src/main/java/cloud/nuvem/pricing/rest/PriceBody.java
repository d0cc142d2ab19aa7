package cloud.nuvem.pricing.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.Price;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A price, as it is read and written. Amounts are texts, so that no program rounds them.
 *
 * @param meter {@code vm-running}, {@code volume-size}, {@code outbound-traffic}
 * @param dimension instance type, volume type, or {@code internet}
 * @param unit what the price is for one of: {@code hour}, {@code gib-month}, {@code gib}; only answered
 * @param perUnit decimal, in the list's currency
 * @param allowance units of a month that cost nothing, for each resource; may be left out
 * @param tiers what further units cost, rising; may be left out
 * @param monthlyCap the most that one resource costs in a month; null without
 */
record PriceBody(
        @NotNull String meter,
        @NotNull String dimension,
        @Nullable String unit,
        @NotNull String perUnit,
        @Nullable String allowance,
        @Nullable List<@Valid TierBody> tiers,
        @Nullable String monthlyCap) {

    private static final String NUMBER = "[0-9]{1,15}(\\.[0-9]{1,18})?";

    /** @param from in units of the month */
    record TierBody(@NotNull String from, @NotNull String perUnit) {}

    static PriceBody of(Price price) {
        var cap = price.monthlyCap();
        return new PriceBody(
                name(price.meter()),
                price.dimension(),
                name(price.meter().unit()),
                text(price.perUnit()),
                price.allowance().toPlainString(),
                price.tiers().stream()
                        .map(tier -> new TierBody(tier.from().toPlainString(), text(tier.perUnit())))
                        .toList(),
                cap == null ? null : text(cap));
    }

    Price price(Currency currency) {
        var more = tiers == null
                ? List.<Price.Tier>of()
                : tiers.stream()
                        .map(tier -> new Price.Tier(number(tier.from()), money(tier.perUnit(), currency)))
                        .toList();
        try {
            return new Price(
                    meter(meter),
                    dimension,
                    money(perUnit, currency),
                    allowance == null ? BigDecimal.ZERO : number(allowance),
                    more,
                    monthlyCap == null ? null : money(monthlyCap, currency));
        } catch (IllegalArgumentException falling) {
            throw ApiRefusal.field("invalid-value", "prices");
        }
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Meter meter(String name) {
        for (var meter : Meter.values()) {
            if (name(meter).equals(name)) {
                return meter;
            }
        }
        throw ApiRefusal.field("invalid-value", "meter");
    }

    static BigDecimal number(String text) {
        if (!text.matches(NUMBER)) {
            throw ApiRefusal.field("invalid-value", "prices");
        }
        return new BigDecimal(text);
    }

    static String text(Money money) {
        return money.amount().toPlainString();
    }

    private static Money money(String text, Currency currency) {
        return new Money(number(text), currency);
    }
}
