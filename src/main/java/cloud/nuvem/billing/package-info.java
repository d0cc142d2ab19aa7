/**
 * From usage to a paid invoice: billing accounts, the month's end, documents, credits, budgets, payments and dunning.
 *
 * <p>Tables: {@code account}, {@code invoice}, {@code invoice_line}, {@code invoice_tax}, {@code invoice_credit},
 * {@code credit}, {@code credit_note}, {@code refund}, {@code document}, {@code mail} (row-level security),
 * {@code payer}, {@code card}, {@code payment_attempt}, {@code booking}, {@code posting}, {@code refund_order},
 * {@code bank_transfer}, {@code dunning}, {@code payment_notice}, {@code budget}, {@code budget_threshold},
 * {@code budget_step} (row-level security), {@code number_series}, {@code tax_rate}, {@code processor_news} (the provider's).
 * Events out: {@code InvoiceEvent}, {@code PaymentEvent}. Reads {@code UsageLedger} and {@code Prices}; nobody else's tables.
 * Suspends through {@code tenancy}, which compute hears.
 *
 * <p>Decisions (2026-11-24):
 * <ul>
 *   <li>An invoice is made once, for one organization and month, when every region was watched past the month's end and no
 *       unexplained gap touches it. What is not complete, not priced or suspicious is held with its reasons; the first two are
 *       made again until nothing is missing, the last waits for the provider's staff.
 *   <li>Numbers are given when invoices are issued, by organization, in the transaction that issues them and from a row that it
 *       locks: no gap, and a run that was killed anywhere goes on to the same numbers. A sequence leaves gaps, so none is used.
 *   <li>What was issued never changes: triggers refuse it to every role. State, payment and announcement alone move on.
 *       Corrections are credit notes with numbers of their own.
 *   <li>Seller and buyer are written into the invoice as they were; a document is made from the invoice alone, so that the same
 *       bytes come out at any time. Their hash is kept; keeping the bytes was rejected, they can be made again.
 *   <li>Tax is rounded once on the taxable sum and split over the lines by largest remainder, as credits are.
 *   <li>Events go out after the commit from rows that say whether they went out: at least once, listeners are idempotent.
 *   <li>A budget's step is taken once per month, threshold and version of the budget, by constraint and with the budget locked;
 *       what was read of an older version or month does nothing. A dearer budget or the next month undoes it; a forecast that
 *       falls again does not, or it would block and let go by turns. A project's budget tells only: suspension is the whole
 *       organization's.
 *   <li>A budget's ladder has three measures: tell, block new resources, stop machines. Stopping preemptible machines first comes
 *       with preemptible machines; a measure that does nothing until then was rejected. What a person sees in the portal is read
 *       from the steps that stand (home page, banner), so that it cannot differ from what was done.
 *   <li>Brazil is kept simple: a seller there charges the services tax (ISS) of its city from the rate table; withholding and the
 *       electronic service invoice (NFS-e) are left to the seller's fiscal software.
 *   <li>Each try to pay is written down before the processor is asked; what became of it is found out by reading, never by
 *       charging again. Messages of the processor only say where to look.
 *   <li>Money follows the credit notes of paid invoices, from the notes themselves: a refund ordered apart from its note could
 *       disagree with it. What counts as paid before a note is told by amounts, as clocks of replicas differ.
 *   <li>A bank transfer needs two of the staff, and pays an invoice in whole or not at all; parts are left to credit notes. A note
 *       is withdrawn until it is confirmed, its row goes, and the trail keeps who did what: a state "withdrawn" would be read by
 *       nobody else.
 *   <li>The page tells whoever may see money, everywhere, what is unpaid and where to pay; who may not see money is told only
 *       what it means for them.
 * </ul>
 */
@ApplicationModule(
        displayName = "Billing",
        allowedDependencies = {"kernel", "ui", "api", "identity", "tenancy", "pricing", "metering", "monitoring"})
@NullMarked
package cloud.nuvem.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
