package cloud.nuvem.billing.internal;

import static cloud.nuvem.billing.internal.db.Tables.CREDIT;
import static cloud.nuvem.billing.internal.db.Tables.INVOICE;
import static cloud.nuvem.billing.internal.db.Tables.INVOICE_CREDIT;
import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import cloud.nuvem.billing.Credits.Credit;
import cloud.nuvem.billing.Credits.GrantCredit;
import cloud.nuvem.tenancy.OrganizationId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** Credits of all organizations, as the provider's role. */
@Repository
class CreditRepository {

    private static final int MOST = 200;

    private final DSLContext provider;

    CreditRepository(@Qualifier("provider") DSLContext provider) {
        this.provider = provider;
    }

    /** Whose it is. */
    record OfOrganization(OrganizationId organization, Credit credit) {}

    /** The latest first. */
    List<OfOrganization> all() {
        return list(provider, noCondition());
    }

    /** With whichever rights the database was asked; the latest first. */
    static List<OfOrganization> list(DSLContext database, Condition condition) {
        var used = select(coalesce(sum(INVOICE_CREDIT.AMOUNT), inline(BigDecimal.ZERO)))
                .from(INVOICE_CREDIT)
                .join(INVOICE)
                .on(INVOICE.ID.eq(INVOICE_CREDIT.INVOICE_ID))
                .where(INVOICE_CREDIT.CREDIT_ID.eq(CREDIT.ID))
                .and(INVOICE.STATE.ne("VOID"))
                .<BigDecimal>asField();
        return database.select(CREDIT.fields())
                .select(used)
                .from(CREDIT)
                .where(condition)
                .orderBy(CREDIT.GRANTED_AT.desc(), CREDIT.ID.desc())
                .limit(MOST)
                .fetch(row -> {
                    var currency = row.get(CREDIT.CURRENCY);
                    var expires = row.get(CREDIT.EXPIRES_AT);
                    return new OfOrganization(
                            new OrganizationId(row.get(CREDIT.ORGANIZATION_ID)),
                            new Credit(
                                    row.get(CREDIT.ID),
                                    InvoiceQueries.money(row.get(CREDIT.AMOUNT), currency),
                                    InvoiceQueries.money(row.get(CREDIT.AMOUNT).subtract(row.get(used)), currency),
                                    row.get(CREDIT.REASON),
                                    row.get(CREDIT.GRANTED_AT).toInstant(),
                                    expires == null ? null : expires.toInstant()));
                });
    }

    UUID grant(GrantCredit command, String by, Instant now) {
        var expires = command.expiresAt();
        return provider.insertInto(CREDIT)
                .set(CREDIT.ORGANIZATION_ID, command.organization().value())
                .set(CREDIT.CURRENCY, command.amount().currency().getCurrencyCode())
                .set(CREDIT.AMOUNT, command.amount().amount())
                .set(CREDIT.REASON, command.reason())
                .set(CREDIT.GRANTED_AT, now.atOffset(UTC))
                .set(CREDIT.GRANTED_BY, by)
                .set(CREDIT.EXPIRES_AT, expires == null ? null : expires.atOffset(UTC))
                .returningResult(CREDIT.ID)
                .fetchSingle()
                .value1();
    }
}
