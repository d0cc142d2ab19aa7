package cloud.nuvem.billing.internal;

import static cloud.nuvem.billing.internal.db.Tables.ACCOUNT;
import static java.time.ZoneOffset.UTC;

import cloud.nuvem.billing.BillingDetails;
import cloud.nuvem.billing.PostalAddress;
import cloud.nuvem.billing.TaxId;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Billing accounts; run inside the organization's {@code TenantScope}. */
@Repository
class AccountRepository {

    private static final SelectField<PostalAddress> ADDRESS = DSL.row(
                    ACCOUNT.ADDRESS_LINES, ACCOUNT.POSTAL_CODE, ACCOUNT.CITY, ACCOUNT.ADDRESS_REGION, ACCOUNT.COUNTRY)
            .mapping(PostalAddress::new);
    private static final SelectField<@Nullable TaxId> TAX_ID =
            DSL.row(ACCOUNT.TAX_ID_KIND, ACCOUNT.TAX_ID).mapping(AccountRepository::taxId);

    static final SelectField<BillingDetails> DETAILS = DSL.row(
                    ACCOUNT.LEGAL_NAME,
                    ADDRESS,
                    TAX_ID,
                    ACCOUNT.RECIPIENTS,
                    ACCOUNT.PURCHASE_ORDER,
                    ACCOUNT.TIME_ZONE,
                    ACCOUNT.LANGUAGE)
            .mapping((name, address, taxId, recipients, purchaseOrder, zone, language) -> new BillingDetails(
                    name,
                    address,
                    taxId,
                    List.of(recipients),
                    purchaseOrder,
                    ZoneId.of(zone),
                    Locale.forLanguageTag(language)));

    private final DSLContext database;

    AccountRepository(DSLContext database) {
        this.database = database;
    }

    /** @param version counts changes, from 1 on */
    record Stored(BillingDetails details, long version) {}

    private static @Nullable TaxId taxId(@Nullable String kind, @Nullable String value) {
        return kind == null || value == null ? null : new TaxId(TaxId.Kind.valueOf(kind), value);
    }

    Optional<Stored> find(OrganizationId organization) {
        return database.select(DETAILS, ACCOUNT.VERSION)
                .from(ACCOUNT)
                .where(ACCOUNT.ORGANIZATION_ID.eq(organization.value()))
                .fetchOptional(row -> new Stored(row.value1(), row.value2()));
    }

    /**
     * @param version the one seen; null for whichever
     * @return false when it is another one by now
     */
    boolean save(OrganizationId organization, BillingDetails details, @Nullable Long version, Instant now) {
        var a = ACCOUNT;
        var row = database.newRecord(a);
        row.set(a.LEGAL_NAME, details.legalName());
        row.set(a.ADDRESS_LINES, details.address().lines());
        row.set(a.POSTAL_CODE, details.address().postalCode());
        row.set(a.CITY, details.address().city());
        row.set(a.ADDRESS_REGION, details.address().region());
        row.set(a.COUNTRY, details.address().country());
        var taxId = details.taxId();
        row.set(a.TAX_ID_KIND, taxId == null ? null : taxId.kind().name());
        row.set(a.TAX_ID, taxId == null ? null : taxId.value());
        row.set(a.RECIPIENTS, details.recipients().toArray(String[]::new));
        row.set(a.PURCHASE_ORDER, details.purchaseOrder());
        row.set(a.TIME_ZONE, details.timeZone().getId());
        row.set(a.LANGUAGE, details.language().toLanguageTag());
        row.set(a.CHANGED_AT, now.atOffset(UTC));
        int updated = database.update(a)
                .set(row)
                .set(a.VERSION, a.VERSION.plus(1))
                .where(a.ORGANIZATION_ID.eq(organization.value()))
                .and(version == null ? DSL.noCondition() : a.VERSION.eq(version))
                .execute();
        if (updated == 1 || version != null) {
            return updated == 1;
        }
        row.set(a.ORGANIZATION_ID, organization.value());
        return database.insertInto(a).set(row).onConflictDoNothing().execute() == 1;
    }
}
