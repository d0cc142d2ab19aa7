package cloud.nuvem.billing;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.RefusedByGate;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Promotions and goodwill: taken off invoices before tax, the oldest first, while they last. */
public interface Credits {

    /** All of an organization, the oldest first; needs the right to view billing. */
    List<Credit> of(Actor actor, OrganizationId organization);

    /**
     * Of all organizations, the latest first, 200 at most.
     *
     * @throws DeniedException for everybody but the provider's staff
     */
    List<GrantedCredit> all(Actor actor);

    /**
     * Who can be granted a credit, by name.
     *
     * @throws DeniedException for everybody but the provider's staff
     */
    List<Payer> payers(Actor actor);

    /** By the provider's staff. */
    GrantCreditResult grant(Actor actor, GrantCredit command);

    /**
     * @param left what invoices have not taken yet
     * @param expiresAt invoices of months that end later do not take it; null for never
     */
    record Credit(
            UUID id,
            Money amount,
            Money left,
            String reason,
            Instant grantedAt,
            @Nullable Instant expiresAt) {}

    /** @param organizationName as it is called now */
    record GrantedCredit(OrganizationId organization, String organizationName, Credit credit) {}

    /** @param currency of the organization's plan: a credit in another one would never be taken */
    record Payer(OrganizationId organization, String name, Currency currency) {}

    /**
     * @param amount positive, in the minor unit at most, in the currency of the organization's plan
     * @param reason printed, 1 to 200 characters
     */
    record GrantCredit(
            OrganizationId organization,
            Money amount,
            String reason,
            @Nullable Instant expiresAt) {}

    /** What became of it. */
    sealed interface GrantCreditResult {
        /** Invoices made from now on take it. */
        record Granted(UUID id) implements GrantCreditResult {}

        /** There is none of that id. */
        record UnknownOrganization() implements GrantCreditResult, Refusal {
            @Override
            public String code() {
                return "absent.organization";
            }

            @Override
            public String field() {
                return "organization";
            }
        }

        /** The field does not fit. */
        record InvalidField(String field) implements GrantCreditResult, Refusal {
            @Override
            public String code() {
                return "credit.invalid-" + field;
            }
        }

        /** The gate said no. */
        record NotAllowed(Denied denied) implements GrantCreditResult, RefusedByGate {}
    }
}
