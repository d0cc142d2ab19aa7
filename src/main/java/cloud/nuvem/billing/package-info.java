/**
 * From usage to a paid invoice: billing accounts, the month's end, documents, credits, budgets, payments and dunning.
 *
 * <p>Tables: {@code account}, {@code invoice}, {@code invoice_line}, {@code invoice_tax}, {@code invoice_credit},
 * {@code credit}, {@code credit_note}, {@code refund}, {@code document}, {@code mail}, {@code budget},
 * {@code budget_threshold}, {@code budget_step} (row-level security),
 * {@code number_series}, {@code tax_rate} (the provider's). Events out: {@code InvoiceEvent}. Reads {@code UsageLedger} and
 * {@code Prices}; nobody else's tables.
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
 *   <li>Brazil is kept simple: a seller there charges the services tax (ISS) of its city from the rate table; withholding and the
 *       electronic service invoice (NFS-e) are left to the seller's fiscal software.
 * </ul>
 */
@ApplicationModule(
        displayName = "Billing",
        allowedDependencies = {"kernel", "ui", "api", "identity", "tenancy", "pricing", "metering", "monitoring"})
@NullMarked
package cloud.nuvem.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
