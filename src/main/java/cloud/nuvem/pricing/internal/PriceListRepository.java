package cloud.nuvem.pricing.internal;

import static cloud.nuvem.pricing.internal.db.Tables.PRICE;
import static cloud.nuvem.pricing.internal.db.Tables.PRICE_LIST;
import static cloud.nuvem.pricing.internal.db.Tables.PRICE_TIER;

import cloud.nuvem.pricing.Price;
import cloud.nuvem.pricing.PriceListId;
import cloud.nuvem.pricing.PriceLists.SavePriceList;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** Lists with their drafts, as the provider's role; each change in one transaction with its note. */
@Repository
class PriceListRepository {

    private static final String UNIQUE_VIOLATION = "23505";

    private final DSLContext provider;

    PriceListRepository(@Qualifier("provider") DSLContext provider) {
        this.provider = provider;
    }

    /** @param validFrom null for a draft */
    record StoredList(
            PriceListId id,
            String name,
            Currency currency,
            String note,
            int version,
            @Nullable Instant validFrom) {}

    List<StoredList> all() {
        var l = PRICE_LIST;
        return provider.select(l.ID, l.NAME, l.CURRENCY, l.NOTE, l.VERSION, l.VALID_FROM)
                .from(l)
                .orderBy(l.VALID_FROM.desc().nullsFirst(), l.NAME, l.ID)
                .fetch(row -> new StoredList(
                        new PriceListId(row.value1()),
                        row.value2(),
                        Currency.getInstance(row.value3()),
                        row.value4(),
                        row.value5(),
                        row.value6() == null ? null : row.value6().toInstant()));
    }

    List<Price> prices(PriceListId id) {
        return provider.select(PRICE_LIST.CURRENCY, PriceColumnsQueries.PRICES)
                .from(PRICE_LIST)
                .where(PRICE_LIST.ID.eq(id.value()))
                .fetchOptional(row -> PriceColumnsQueries.prices(row.value2(), Currency.getInstance(row.value1())))
                .orElse(List.of());
    }

    /** The currency of the lists of a name; empty for a new name. */
    Optional<Currency> currencyOf(String name) {
        return provider.selectDistinct(PRICE_LIST.CURRENCY)
                .from(PRICE_LIST)
                .where(PRICE_LIST.NAME.eq(name))
                .fetchOptional(row -> Currency.getInstance(row.value1()));
    }

    PriceListId draft(String name, Currency currency, List<Price> prices, ChangeNote note) {
        return provider.transactionResult(configuration -> {
            var transaction = DSL.using(configuration);
            var id = new PriceListId(transaction
                    .insertInto(PRICE_LIST)
                    .set(PRICE_LIST.NAME, name)
                    .set(PRICE_LIST.CURRENCY, currency.getCurrencyCode())
                    .returningResult(PRICE_LIST.ID)
                    .fetchSingle()
                    .value1());
            insert(transaction, id, prices);
            ChangeRepository.remember(transaction, ChangeRepository.PRICE_LIST, id.toString(), note);
            return id;
        });
    }

    /** False when it is no longer a draft of that version. */
    boolean save(SavePriceList command, ChangeNote note) {
        return provider.transactionResult(configuration -> {
            var transaction = DSL.using(configuration);
            var l = PRICE_LIST;
            int found = transaction
                    .update(l)
                    .set(l.NOTE, command.note())
                    .set(l.VERSION, l.VERSION.plus(1))
                    .where(l.ID.eq(command.id().value()))
                    .and(l.VERSION.eq(command.version()))
                    .and(l.ACTIVATED_AT.isNull())
                    .execute();
            if (found == 1) {
                transaction
                        .deleteFrom(PRICE)
                        .where(PRICE.PRICE_LIST_ID.eq(command.id().value()))
                        .execute();
                insert(transaction, command.id(), command.prices());
                ChangeRepository.remember(
                        transaction, ChangeRepository.PRICE_LIST, command.id().toString(), note);
            }
            return found == 1;
        });
    }

    /** False when it is no longer a draft. */
    boolean discard(PriceListId id, ChangeNote note) {
        return provider.transactionResult(configuration -> {
            var transaction = DSL.using(configuration);
            int found = transaction
                    .deleteFrom(PRICE_LIST)
                    .where(PRICE_LIST.ID.eq(id.value()))
                    .and(PRICE_LIST.ACTIVATED_AT.isNull())
                    .execute();
            if (found == 1) {
                ChangeRepository.remember(transaction, ChangeRepository.PRICE_LIST, id.toString(), note);
            }
            return found == 1;
        });
    }

    /** How activating ended. */
    enum Activation {
        DONE,
        CHANGED_MEANWHILE,
        DATE_TAKEN
    }

    Activation activate(PriceListId id, int version, Instant validFrom, ChangeNote note) {
        try {
            return provider.transactionResult(configuration -> {
                var transaction = DSL.using(configuration);
                var l = PRICE_LIST;
                int found = transaction
                        .update(l)
                        .set(l.VALID_FROM, validFrom.atOffset(ZoneOffset.UTC))
                        .set(l.ACTIVATED_AT, note.at().atOffset(ZoneOffset.UTC))
                        .where(l.ID.eq(id.value()))
                        .and(l.VERSION.eq(version))
                        .and(l.ACTIVATED_AT.isNull())
                        .execute();
                if (found == 1) {
                    ChangeRepository.remember(transaction, ChangeRepository.PRICE_LIST, id.toString(), note);
                }
                return found == 1 ? Activation.DONE : Activation.CHANGED_MEANWHILE;
            });
        } catch (DataAccessException refused) {
            if (UNIQUE_VIOLATION.equals(refused.sqlState())) {
                return Activation.DATE_TAKEN;
            }
            throw refused;
        }
    }

    private static void insert(DSLContext transaction, PriceListId list, List<Price> prices) {
        var inserts = new ArrayList<Query>();
        for (var price : prices) {
            var cap = price.monthlyCap();
            inserts.add(transaction
                    .insertInto(PRICE)
                    .set(PRICE.PRICE_LIST_ID, list.value())
                    .set(PRICE.METER, price.meter().name())
                    .set(PRICE.DIMENSION, price.dimension())
                    .set(PRICE.PER_UNIT, price.perUnit().amount())
                    .set(PRICE.ALLOWANCE, price.allowance())
                    .set(PRICE.MONTHLY_CAP, cap == null ? null : cap.amount()));
            for (var tier : price.tiers()) {
                inserts.add(transaction
                        .insertInto(PRICE_TIER)
                        .set(PRICE_TIER.PRICE_LIST_ID, list.value())
                        .set(PRICE_TIER.METER, price.meter().name())
                        .set(PRICE_TIER.DIMENSION, price.dimension())
                        .set(PRICE_TIER.FROM_UNITS, tier.from())
                        .set(PRICE_TIER.PER_UNIT, tier.perUnit().amount()));
            }
        }
        transaction.batch(inserts).execute();
    }
}
