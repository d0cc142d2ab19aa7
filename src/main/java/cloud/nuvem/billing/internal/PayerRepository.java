package cloud.nuvem.billing.internal;

import static cloud.nuvem.billing.internal.db.Tables.CARD;
import static cloud.nuvem.billing.internal.db.Tables.PAYER;
import static java.time.ZoneOffset.UTC;

import cloud.nuvem.billing.Card;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Repository;

/** Who organizations are at the processor, and their cards there; as the provider's role. */
@Repository
class PayerRepository {

    private final DSLContext provider;

    PayerRepository(@Qualifier("provider") DSLContext provider) {
        this.provider = provider;
    }

    Optional<String> customer(OrganizationId organization) {
        return provider.select(PAYER.CUSTOMER)
                .from(PAYER)
                .where(PAYER.ORGANIZATION_ID.eq(organization.value()))
                .fetchOptional(PAYER.CUSTOMER);
    }

    Optional<OrganizationId> organization(String customer) {
        return provider.select(PAYER.ORGANIZATION_ID)
                .from(PAYER)
                .where(PAYER.CUSTOMER.eq(customer))
                .fetchOptional(row -> new OrganizationId(row.value1()));
    }

    /** Whoever was first counts. */
    void add(OrganizationId organization, String customer, Instant now) {
        provider.insertInto(PAYER, PAYER.ORGANIZATION_ID, PAYER.CUSTOMER, PAYER.CREATED_AT)
                .values(organization.value(), customer, now.atOffset(UTC))
                .onConflictDoNothing()
                .execute();
    }

    /** The default one first. */
    List<Card> cards(OrganizationId organization) {
        return provider.select(CARD.ID, CARD.BRAND, CARD.LAST_FOUR, CARD.EXPIRES, CARD.IS_DEFAULT)
                .from(CARD)
                .where(CARD.ORGANIZATION_ID.eq(organization.value()))
                .orderBy(CARD.IS_DEFAULT.desc(), CARD.SAVED_AT.desc(), CARD.ID)
                .fetch(row ->
                        new Card(row.value1(), row.value2(), row.value3(), YearMonth.from(row.value4()), row.value5()));
    }

    /** Exactly these from now on: the default stays if it is among them, else the first becomes it. */
    void keep(OrganizationId organization, List<Card> cards, Instant now) {
        provider.transaction(configuration -> {
            var transaction = configuration.dsl();
            transaction
                    .select(PAYER.CUSTOMER)
                    .from(PAYER)
                    .where(PAYER.ORGANIZATION_ID.eq(organization.value()))
                    .forUpdate()
                    .fetch();
            var ids = cards.stream().map(Card::id).toList();
            transaction
                    .deleteFrom(CARD)
                    .where(CARD.ORGANIZATION_ID.eq(organization.value()))
                    .and(CARD.ID.notIn(ids))
                    .execute();
            for (var card : cards) {
                transaction
                        .insertInto(CARD)
                        .set(CARD.ID, card.id())
                        .set(CARD.ORGANIZATION_ID, organization.value())
                        .set(CARD.BRAND, card.brand())
                        .set(CARD.LAST_FOUR, card.lastFour())
                        .set(CARD.EXPIRES, card.expires().atEndOfMonth())
                        .set(CARD.SAVED_AT, now.atOffset(UTC))
                        .onConflict(CARD.ID)
                        .doUpdate()
                        .set(CARD.EXPIRES, card.expires().atEndOfMonth())
                        .execute();
            }
            boolean hasDefault = transaction.fetchExists(
                    CARD, CARD.ORGANIZATION_ID.eq(organization.value()).and(CARD.IS_DEFAULT));
            if (!hasDefault && !ids.isEmpty()) {
                transaction
                        .update(CARD)
                        .set(CARD.IS_DEFAULT, true)
                        .where(CARD.ID.eq(ids.getFirst()))
                        .execute();
            }
        });
    }

    /** False for an unknown one. */
    boolean makeDefault(OrganizationId organization, String card) {
        return provider.transactionResult(configuration -> {
            var transaction = configuration.dsl();
            var ours = CARD.ORGANIZATION_ID.eq(organization.value());
            transaction
                    .update(CARD)
                    .set(CARD.IS_DEFAULT, false)
                    .where(ours)
                    .and(CARD.IS_DEFAULT)
                    .execute();
            return transaction
                            .update(CARD)
                            .set(CARD.IS_DEFAULT, true)
                            .where(ours)
                            .and(CARD.ID.eq(card))
                            .execute()
                    == 1;
        });
    }
}
