package cloud.nuvem.pricing.internal;

import static cloud.nuvem.pricing.internal.db.Tables.PRICE;
import static cloud.nuvem.pricing.internal.db.Tables.PRICE_LIST;
import static cloud.nuvem.pricing.internal.db.Tables.PRICE_TIER;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.Price;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Record6;
import org.jooq.Result;

/** The prices of a list as a column of a query on {@code price_list}. Meters of a newer release are left out. */
final class PriceColumnsQueries {

    /** Meter, dimension, per unit, cap, allowance, tiers. */
    static final Field<
                    Result<
                            Record6<
                                    String,
                                    String,
                                    BigDecimal,
                                    BigDecimal,
                                    BigDecimal,
                                    Result<Record2<BigDecimal, BigDecimal>>>>>
            PRICES = multiset(select(
                    PRICE.METER,
                    PRICE.DIMENSION,
                    PRICE.PER_UNIT,
                    PRICE.MONTHLY_CAP,
                    PRICE.ALLOWANCE,
                    multiset(select(PRICE_TIER.FROM_UNITS, PRICE_TIER.PER_UNIT)
                            .from(PRICE_TIER)
                            .where(PRICE_TIER.PRICE_LIST_ID.eq(PRICE.PRICE_LIST_ID))
                            .and(PRICE_TIER.METER.eq(PRICE.METER))
                            .and(PRICE_TIER.DIMENSION.eq(PRICE.DIMENSION))
                            .orderBy(PRICE_TIER.FROM_UNITS)))
            .from(PRICE)
            .where(PRICE.PRICE_LIST_ID.eq(PRICE_LIST.ID))
            .and(PRICE.METER.in(Arrays.stream(Meter.values()).map(Meter::name).toList()))
            .orderBy(PRICE.METER, PRICE.DIMENSION));

    private PriceColumnsQueries() {}

    static List<Price> prices(
            Result<Record6<String, String, BigDecimal, BigDecimal, BigDecimal, Result<Record2<BigDecimal, BigDecimal>>>>
                    rows,
            Currency currency) {
        return rows.map(row -> new Price(
                Meter.valueOf(row.value1()),
                row.value2(),
                money(row.value3(), currency),
                row.value5().stripTrailingZeros(),
                row.value6()
                        .map(tier ->
                                new Price.Tier(tier.value1().stripTrailingZeros(), money(tier.value2(), currency))),
                row.value4() == null ? null : money(row.value4(), currency)));
    }

    private static Money money(BigDecimal amount, Currency currency) {
        return new Money(amount.stripTrailingZeros(), currency);
    }
}
