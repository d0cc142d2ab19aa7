package cloud.nuvem.billing.internal;

import static cloud.nuvem.billing.internal.db.Tables.ACCOUNT;
import static cloud.nuvem.billing.internal.db.Tables.CREDIT;
import static cloud.nuvem.billing.internal.db.Tables.INVOICE;
import static cloud.nuvem.billing.internal.db.Tables.INVOICE_CREDIT;
import static cloud.nuvem.billing.internal.db.Tables.TAX_RATE;
import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import cloud.nuvem.billing.BillingDetails;
import cloud.nuvem.billing.InvoiceDetails.HoldReason;
import cloud.nuvem.billing.InvoiceState;
import cloud.nuvem.billing.internal.InvoiceMaker.AvailableCredit;
import cloud.nuvem.tenancy.OrganizationId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** What the month's end reads and writes, as the provider's role. */
@Repository
class RunRepository {

    /** Another replica is at it. */
    static final int BUSY = -1;

    private final DSLContext provider;

    RunRepository(@Qualifier("provider") DSLContext provider) {
        this.provider = provider;
    }

    /** One transaction in which no other replica makes or issues invoices of the month; {@link #BUSY} when another does. */
    int alone(LocalDate month, ToIntFunction<Making> work) {
        return provider.transactionResult(configuration -> {
            var transaction = configuration.dsl();
            long lock = month.toEpochDay() * 31 + 0x62696C6CL;
            boolean locked = Boolean.TRUE.equals(transaction
                    .select(DSL.field("pg_try_advisory_xact_lock({0})", Boolean.class, val(lock)))
                    .fetchSingle()
                    .value1());
            return locked ? work.applyAsInt(new Making(transaction)) : BUSY;
        });
    }

    /** An invoice that waits for what is missing, and what that was. */
    record Held(UUID id, OrganizationId organization, List<HoldReason> reasons) {}

    /** Who has an invoice for the month, however far it is; void ones aside. */
    Set<OrganizationId> invoiced(LocalDate month) {
        return invoiced(provider, month);
    }

    private static Set<OrganizationId> invoiced(DSLContext database, LocalDate month) {
        return database.select(INVOICE.ORGANIZATION_ID)
                .from(INVOICE)
                .where(INVOICE.MONTH.eq(month))
                .and(INVOICE.STATE.ne(InvoiceState.VOID.name()))
                .fetchSet(row -> new OrganizationId(row.value1()));
    }

    List<Held> held(LocalDate month) {
        return provider.select(INVOICE.ID, INVOICE.ORGANIZATION_ID, INVOICE.HELD_FOR)
                .from(INVOICE)
                .where(INVOICE.MONTH.eq(month))
                .and(INVOICE.STATE.eq(InvoiceState.HELD.name()))
                .orderBy(INVOICE.ORGANIZATION_ID)
                .fetch(row -> new Held(
                        row.value1(), new OrganizationId(row.value2()), InvoiceJsonQueries.reasons(row.value3())));
    }

    /** Months in which something is not issued yet, the oldest first. */
    List<LocalDate> unfinishedMonths() {
        return provider.selectDistinct(INVOICE.MONTH)
                .from(INVOICE)
                .where(INVOICE.STATE.in("DRAFT", "CHECKED", "HELD"))
                .orderBy(INVOICE.MONTH)
                .fetch(INVOICE.MONTH);
    }

    List<TaxRules.Rate> rates() {
        var t = TAX_RATE;
        return provider.select(t.COUNTRY, t.NAME, t.VALID_FROM, t.PERCENT)
                .from(t)
                .fetch(row -> new TaxRules.Rate(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    Map<OrganizationId, BillingDetails> accounts(Collection<OrganizationId> organizations) {
        return provider.select(ACCOUNT.ORGANIZATION_ID, AccountRepository.DETAILS)
                .from(ACCOUNT)
                .where(ACCOUNT.ORGANIZATION_ID.eq(DSL.any(ids(organizations))))
                .fetchMap(row -> new OrganizationId(row.value1()), row -> row.value2());
    }

    /** Mean net amount of the three months before, by organization and currency. */
    Map<OrganizationId, Map<String, BigDecimal>> monthsBefore(
            Collection<OrganizationId> organizations, LocalDate month) {
        var means = new HashMap<OrganizationId, Map<String, BigDecimal>>();
        provider.select(INVOICE.ORGANIZATION_ID, INVOICE.CURRENCY, avg(INVOICE.NET))
                .from(INVOICE)
                .where(INVOICE.ORGANIZATION_ID.eq(DSL.any(ids(organizations))))
                .and(INVOICE.MONTH.ge(month.minusMonths(3)))
                .and(INVOICE.MONTH.lt(month))
                .and(INVOICE.STATE.in("ISSUED", "PAID", "OVERDUE"))
                .groupBy(INVOICE.ORGANIZATION_ID, INVOICE.CURRENCY)
                .forEach(row -> means.computeIfAbsent(new OrganizationId(row.value1()), key -> new HashMap<>())
                        .put(row.value2(), row.value3()));
        return means;
    }

    private static UUID[] ids(Collection<OrganizationId> organizations) {
        return organizations.stream().map(OrganizationId::value).toArray(UUID[]::new);
    }

    /** Inside the transaction. */
    static final class Making {

        private final DSLContext transaction;

        private Making(DSLContext transaction) {
            this.transaction = transaction;
        }

        Set<OrganizationId> invoiced(LocalDate month) {
            return RunRepository.invoiced(transaction, month);
        }

        /** What is left of each credit that lasts to the month's end, the oldest first, by organization and currency. */
        Map<OrganizationId, Map<String, List<AvailableCredit>>> credits(
                Collection<OrganizationId> organizations, Instant monthEnd) {
            var used = select(coalesce(sum(INVOICE_CREDIT.AMOUNT), inline(BigDecimal.ZERO)))
                    .from(INVOICE_CREDIT)
                    .join(INVOICE)
                    .on(INVOICE.ID.eq(INVOICE_CREDIT.INVOICE_ID))
                    .where(INVOICE_CREDIT.CREDIT_ID.eq(CREDIT.ID))
                    .and(INVOICE.STATE.ne(InvoiceState.VOID.name()))
                    .<BigDecimal>asField();
            var left = CREDIT.AMOUNT.minus(used).as("remaining");
            var credits = new HashMap<OrganizationId, Map<String, List<AvailableCredit>>>();
            transaction
                    .select(CREDIT.ORGANIZATION_ID, CREDIT.CURRENCY, CREDIT.ID, left)
                    .from(CREDIT)
                    .where(CREDIT.ORGANIZATION_ID.eq(DSL.any(ids(organizations))))
                    .and(CREDIT.GRANTED_AT.lt(monthEnd.atOffset(UTC)))
                    .and(CREDIT.EXPIRES_AT.isNull().or(CREDIT.EXPIRES_AT.ge(monthEnd.atOffset(UTC))))
                    .orderBy(CREDIT.GRANTED_AT, CREDIT.ID)
                    .forEach(row -> {
                        if (row.value4().signum() > 0) {
                            credits.computeIfAbsent(new OrganizationId(row.value1()), key -> new HashMap<>())
                                    .computeIfAbsent(row.value2(), key -> new ArrayList<>())
                                    .add(new AvailableCredit(row.value3(), row.value4()));
                        }
                    });
            return credits;
        }

        /** What waited is made again from the beginning. */
        void forget(Collection<UUID> held) {
            transaction
                    .deleteFrom(INVOICE)
                    .where(INVOICE.ID.eq(DSL.any(held.toArray(UUID[]::new))))
                    .and(INVOICE.STATE.eq(InvoiceState.HELD.name()))
                    .execute();
        }

        void write(List<InvoiceDraft> drafts, cloud.nuvem.billing.Seller seller, Instant now) {
            DraftRepository.write(transaction, drafts, seller, now);
        }

        /**
         * Numbers all checked invoices of the month, by organization. What costs nothing is paid at once.
         *
         * @return how many
         */
        int issue(LocalDate month, String legalEntity, Instant now, Instant dueAt) {
            int year = now.atOffset(UTC).getYear();
            var waiting = transaction
                    .select(
                            INVOICE.ID,
                            rowNumber().over().orderBy(INVOICE.ORGANIZATION_ID).as("place"))
                    .from(INVOICE)
                    .where(INVOICE.MONTH.eq(month))
                    .and(INVOICE.LEGAL_ENTITY.eq(legalEntity))
                    .and(INVOICE.STATE.eq(InvoiceState.CHECKED.name()));
            int last = last(legalEntity, "INVOICE", year);
            var place = DSL.field(DSL.name("waiting", "place"), Integer.class);
            var position = place.plus(last);
            var free = INVOICE.TOTAL.eq(BigDecimal.ZERO);
            int issued = transaction
                    .update(INVOICE)
                    .set(INVOICE.NUMBER, number(legalEntity, year, position))
                    .set(INVOICE.NUMBER_YEAR, year)
                    .set(INVOICE.NUMBER_POSITION, position)
                    .set(INVOICE.STATE, when(free, inline("PAID")).otherwise(inline("ISSUED")))
                    .set(INVOICE.PAID_AT, when(free, val(now.atOffset(UTC))))
                    .set(INVOICE.ISSUED_AT, now.atOffset(UTC))
                    .set(INVOICE.DUE_AT, dueAt.atOffset(UTC))
                    .from(waiting.asTable("waiting"))
                    .where(INVOICE.ID.eq(DSL.field(DSL.name("waiting", "id"), UUID.class)))
                    .execute();
            advance(legalEntity, "INVOICE", year, last + issued);
            return issued;
        }

        /** The last number given; the row is locked until the end of the transaction. */
        int last(String legalEntity, String kind, int year) {
            return NumberRepository.last(transaction, legalEntity, kind, year);
        }

        void advance(String legalEntity, String kind, int year, int last) {
            NumberRepository.advance(transaction, legalEntity, kind, year, last);
        }

        private static org.jooq.Field<String> number(String legalEntity, int year, org.jooq.Field<Integer> position) {
            return DSL.concat(
                    val(legalEntity + "-" + year + "-"),
                    DSL.field("lpad({0}::text, greatest(6, length({0}::text)), '0')", String.class, position));
        }
    }

    /** How many of the month are in each state: for the log and for tests. */
    Map<String, Integer> states(LocalDate month) {
        return provider
                .select(INVOICE.STATE, count())
                .from(INVOICE)
                .where(INVOICE.MONTH.eq(month))
                .groupBy(INVOICE.STATE)
                .fetch()
                .stream()
                .collect(Collectors.toMap(row -> row.value1(), row -> row.value2()));
    }
}
