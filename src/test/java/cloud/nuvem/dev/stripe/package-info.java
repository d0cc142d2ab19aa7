/**
 * A strict sandbox of Stripe over HTTP for the embedded world: answers the official library as Stripe's test mode does, shows the
 * hosted pages, sends signed webhooks, and misbehaves on demand. The shapes of its objects are the templates in {@code
 * src/test/resources/stripe}; the names of parameters are those of the library's own classes.
 */
@NullMarked
package cloud.nuvem.dev.stripe;

import org.jspecify.annotations.NullMarked;
