/** Invoices and billing accounts over HTTP. */
@NullMarked
package cloud.nuvem.billing.rest;

import org.jspecify.annotations.NullMarked;
