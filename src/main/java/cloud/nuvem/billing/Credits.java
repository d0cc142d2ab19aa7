package cloud.nuvem.billing;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.RefusedByGate;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Promotions and goodwill: taken off invoices before tax, the oldest first, while they last. */
public interface Credits {

    /** All of an organization, the oldest first; needs the right to view billing. */
    List<Credit> of(Actor actor, OrganizationId organization);

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

    /**
     * @param amount positive, in the minor unit at most
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
