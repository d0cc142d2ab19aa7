/** The API's door to billing, and the payment processor's. */
@NullMarked
package cloud.nuvem.billing.rest;

import org.jspecify.annotations.NullMarked;
