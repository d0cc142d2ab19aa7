package cloud.nuvem.billing;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.RefusedByGate;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an organization pays. Looking needs the right to view billing, everything else that to manage it. */
public interface Payments {

    /** Whether cards can be used at all; otherwise by bank transfer with the invoice's number. */
    boolean takesCards();

    /** The default one first. */
    List<Card> cards(Actor actor, OrganizationId organization);

    /** All tries for one invoice, the latest first. */
    List<Payment> of(Actor actor, OrganizationId organization, InvoiceId invoice);

    /** What stands between the organization and its machines; empty when nothing is unpaid for too long. */
    Optional<Dunning> dunning(Actor actor, OrganizationId organization);

    /** Gives a page of the processor where one invoice is paid; it sends people back. */
    PageResult openPaymentPage(Actor actor, OpenPage command);

    /** Gives a page of the processor where a card is saved; it sends people back. */
    PageResult openCardPage(Actor actor, OrganizationId organization, URI back);

    /** Tries the default card now. */
    PayResult payWithDefaultCard(Actor actor, OrganizationId organization, InvoiceId invoice);

    CardResult makeDefault(Actor actor, OrganizationId organization, String cardId);

    /** Takes it away at the processor too. */
    CardResult removeCard(Actor actor, OrganizationId organization, String cardId);

    /** Asks the processor what became of pages that people came back from; needs no more than the right to view. */
    void refresh(Actor actor, OrganizationId organization);

    /** @param back where people are sent afterwards, on this portal */
    record OpenPage(OrganizationId organization, InvoiceId invoice, URI back) {}

    /**
     * How far an unpaid invoice has gone.
     *
     * @param blocks when new resources will be blocked; null when that is not announced
     * @param stops when machines will be stopped; null when that is not announced
     */
    record Dunning(
            InvoiceId invoice,
            Instant began,
            @Nullable Instant blocks,
            boolean blocked,
            @Nullable Instant stops,
            boolean stopped) {}

    /** Where to go. */
    sealed interface PageResult {
        record Opened(URI url) implements PageResult {}

        record Refused(PaymentRefusal refusal) implements PageResult, RefusedAs {}

        record NotAllowed(Denied denied) implements PageResult, RefusedByGate {}
    }

    /** What became of a try. */
    sealed interface PayResult {
        record Tried(Payment payment) implements PayResult {}

        record Refused(PaymentRefusal refusal) implements PayResult, RefusedAs {}

        record NotAllowed(Denied denied) implements PayResult, RefusedByGate {}
    }

    /** What became of a card. */
    sealed interface CardResult {
        record Changed() implements CardResult {}

        record Refused(PaymentRefusal refusal) implements CardResult, RefusedAs {}

        record NotAllowed(Denied denied) implements CardResult, RefusedByGate {}
    }

    /** Says no for one of the reasons below. */
    interface RefusedAs extends Refusal {
        PaymentRefusal refusal();

        @Override
        default String code() {
            return refusal().code();
        }

        @Override
        default Kind kind() {
            return refusal().kind();
        }
    }

    /** Why not. */
    enum PaymentRefusal {
        /** This provider takes no cards. */
        NO_CARDS_TAKEN("payment.no-cards-taken", Refusal.Kind.CONFLICT),
        /** There is no open invoice of that id. */
        NOT_OPEN("payment.not-open", Refusal.Kind.ABSENT),
        /** Another try is under way. */
        UNDER_WAY("payment.under-way", Refusal.Kind.CONFLICT),
        /** There is no saved card. */
        NO_CARD("payment.no-card", Refusal.Kind.CONFLICT),
        /** There is no card of that id. */
        UNKNOWN_CARD("payment.unknown-card", Refusal.Kind.ABSENT),
        /** The processor does not answer. */
        PROCESSOR_SILENT("payment.processor-silent", Refusal.Kind.BUSY);

        private final String code;
        private final Refusal.Kind kind;

        PaymentRefusal(String code, Refusal.Kind kind) {
            this.code = code;
            this.kind = kind;
        }

        public String code() {
            return code;
        }

        public Refusal.Kind kind() {
            return kind;
        }
    }
}
