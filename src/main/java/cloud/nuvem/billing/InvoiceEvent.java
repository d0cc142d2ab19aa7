package cloud.nuvem.billing;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.TenantEvent;
import java.time.Instant;

/**
 * What happened to an invoice, told after the commit and in any order: act by the invoice's state. {@link InvoiceIssued} comes at
 * least once; the others may be lost with the replica that tells them, so that jobs read {@link InvoiceLedger#open} as well.
 */
public sealed interface InvoiceEvent extends TenantEvent {

    InvoiceId invoice();

    /** The customer has it from now on: collect the money. */
    record InvoiceIssued(InvoiceId invoice, OrganizationId organization, Money due, Instant dueAt, Instant at)
            implements InvoiceEvent {}

    /** The provider's staff are to look at it. */
    record InvoiceHeld(InvoiceId invoice, OrganizationId organization, Instant at) implements InvoiceEvent {}

    /** All of it was paid. */
    record InvoicePaid(InvoiceId invoice, OrganizationId organization, Money paid, Instant at)
            implements InvoiceEvent {}

    /** Its due date passed unpaid. */
    record InvoiceOverdue(InvoiceId invoice, OrganizationId organization, Instant dueAt, Instant at)
            implements InvoiceEvent {}

    /** It will never be issued. */
    record InvoiceVoided(InvoiceId invoice, OrganizationId organization, Instant at) implements InvoiceEvent {}

    /** Some or all of it was given back on paper: the money may follow as a refund. */
    record InvoiceCredited(
            InvoiceId invoice, CreditNoteId creditNote, OrganizationId organization, Money credited, Instant at)
            implements InvoiceEvent {}
}
