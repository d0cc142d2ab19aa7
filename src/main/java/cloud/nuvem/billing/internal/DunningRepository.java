package cloud.nuvem.billing.internal;

import static cloud.nuvem.billing.internal.db.Tables.DUNNING;
import static java.time.ZoneOffset.UTC;

import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** How far unpaid invoices have gone, as the provider's role. */
@Repository
class DunningRepository {

    private final DSLContext provider;

    DunningRepository(@Qualifier("provider") DSLContext provider) {
        this.provider = provider;
    }

    /** An unpaid invoice's way; moments are null before they came. */
    record Case(
            InvoiceId invoice,
            OrganizationId organization,
            Instant began,
            int retries,
            @Nullable Instant blockAnnounced,
            @Nullable Instant blocked,
            @Nullable Instant stopAnnounced,
            @Nullable Instant stopped) {}

    /** A step of the ladder. */
    enum Step {
        ANNOUNCE_BLOCK(DUNNING.BLOCK_ANNOUNCED_AT),
        BLOCK(DUNNING.BLOCKED_AT),
        ANNOUNCE_STOP(DUNNING.STOP_ANNOUNCED_AT),
        STOP(DUNNING.STOPPED_AT);

        private final TableField<?, OffsetDateTime> field;

        Step(TableField<?, OffsetDateTime> field) {
            this.field = field;
        }
    }

    void begin(Invoice invoice, Instant began) {
        provider.insertInto(DUNNING, DUNNING.INVOICE_ID, DUNNING.ORGANIZATION_ID, DUNNING.BEGAN_AT)
                .values(invoice.id().value(), invoice.organization().value(), began.atOffset(UTC))
                .onConflictDoNothing()
                .execute();
    }

    /** False when another replica took it. */
    boolean take(InvoiceId invoice, Step step, Instant now) {
        return provider.update(DUNNING)
                        .set(step.field, now.atOffset(UTC))
                        .where(DUNNING.INVOICE_ID.eq(invoice.value()))
                        .and(DUNNING.ENDED_AT.isNull())
                        .and(step.field.isNull())
                        .execute()
                == 1;
    }

    /** False when another replica took it. */
    boolean takeRetry(InvoiceId invoice, int before) {
        return provider.update(DUNNING)
                        .set(DUNNING.RETRIES, before + 1)
                        .where(DUNNING.INVOICE_ID.eq(invoice.value()))
                        .and(DUNNING.RETRIES.eq(before))
                        .execute()
                == 1;
    }

    boolean end(InvoiceId invoice, Instant now) {
        return provider.update(DUNNING)
                        .set(DUNNING.ENDED_AT, now.atOffset(UTC))
                        .where(DUNNING.INVOICE_ID.eq(invoice.value()))
                        .and(DUNNING.ENDED_AT.isNull())
                        .execute()
                == 1;
    }

    List<Case> running() {
        return list(DUNNING.ENDED_AT.isNull());
    }

    List<Case> running(OrganizationId organization) {
        return list(DUNNING.ENDED_AT.isNull().and(DUNNING.ORGANIZATION_ID.eq(organization.value())));
    }

    private List<Case> list(Condition condition) {
        var d = DUNNING;
        return provider.selectFrom(d)
                .where(condition)
                .orderBy(d.BEGAN_AT)
                .fetch(row -> new Case(
                        new InvoiceId(row.get(d.INVOICE_ID)),
                        new OrganizationId(row.get(d.ORGANIZATION_ID)),
                        row.get(d.BEGAN_AT).toInstant(),
                        row.get(d.RETRIES),
                        instant(row.get(d.BLOCK_ANNOUNCED_AT)),
                        instant(row.get(d.BLOCKED_AT)),
                        instant(row.get(d.STOP_ANNOUNCED_AT)),
                        instant(row.get(d.STOPPED_AT))));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
