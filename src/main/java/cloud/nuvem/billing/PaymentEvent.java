package cloud.nuvem.billing;

import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.TenantEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something to tell the customer about paying. Comes after the commit, once per occasion. */
public sealed interface PaymentEvent extends TenantEvent {

    InvoiceId invoice();

    /** Told and kept as what the customer was told. */
    record PaymentNotice(
            NoticeId id,
            InvoiceId invoice,
            OrganizationId organization,
            Kind kind,
            @Nullable Instant effective,
            Instant at)
            implements PaymentEvent {}

    /** What is told. */
    enum Kind {
        /** It was paid; the receipt is at the invoice. */
        PAID,
        /** The saved card was declined; it is tried again on days 1, 3 and 7. */
        DECLINED,
        /** The bank wants to see its customer: pay at the invoice's page. */
        ACTION_NEEDED,
        /** From the effective moment on new resources will be blocked. */
        BLOCK_ANNOUNCED,
        BLOCKED,
        /** From the effective moment on machines will be stopped. */
        STOP_ANNOUNCED,
        STOPPED,
        /** All is as before. */
        LIFTED,
        /** Money went back. */
        REFUNDED
    }
}
