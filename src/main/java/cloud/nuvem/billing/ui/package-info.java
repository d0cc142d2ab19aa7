/** Invoices, billing accounts and the provider's review, as pages. */
@NullMarked
package cloud.nuvem.billing.ui;

import org.jspecify.annotations.NullMarked;
