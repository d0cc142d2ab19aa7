package cloud.nuvem.billing;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.RefusedByGate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom to bill: one account per organization. */
public interface BillingAccounts {

    /**
     * Empty until somebody said it.
     *
     * @throws DeniedException without the right to view billing
     */
    Optional<BillingAccount> find(Actor actor, OrganizationId organization);

    /** What the organization pays in: its plan's currency. */
    Currency currency(Actor actor, OrganizationId organization);

    /** For invoices made from now on; needs the right to manage billing. */
    ChangeBillingAccountResult change(Actor actor, ChangeBillingAccount command);

    /** @param version counts changes, from 1 on */
    record BillingAccount(OrganizationId organization, BillingDetails details, Currency currency, long version) {}

    /**
     * As typed; spaces and punctuation of tax ids do not matter.
     *
     * @param taxId empty without
     * @param timeZone of the tz database
     * @param language {@code en} or {@code pt-BR}
     * @param version the one seen; null for whichever
     */
    record ChangeBillingAccount(
            OrganizationId organization,
            String legalName,
            PostalAddress address,
            String taxId,
            List<String> recipients,
            String purchaseOrder,
            String timeZone,
            String language,
            @Nullable Long version) {
        public ChangeBillingAccount {
            recipients = List.copyOf(recipients);
        }
    }

    /** What became of it. */
    sealed interface ChangeBillingAccountResult {
        /** It counts from the next invoice on. */
        record Changed(BillingAccount account) implements ChangeBillingAccountResult {}

        /** A field that is empty, too long, or not what it should be; the code says which rule. */
        record InvalidField(String rule, String field, List<Object> arguments)
                implements ChangeBillingAccountResult, Refusal {
            public InvalidField(String rule, String field) {
                this(rule, field, List.of());
            }

            @Override
            public String code() {
                return "billing-account." + rule;
            }
        }

        /** Somebody changed it meanwhile. */
        record Stale() implements ChangeBillingAccountResult, Refusal {
            @Override
            public String code() {
                return "billing-account.stale";
            }

            @Override
            public Kind kind() {
                return Kind.STALE;
            }
        }

        /** The gate said no. */
        record NotAllowed(Denied denied) implements ChangeBillingAccountResult, RefusedByGate {}
    }
}
