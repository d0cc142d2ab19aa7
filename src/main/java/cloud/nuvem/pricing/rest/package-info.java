/** Prices for everybody, lists and plans for the provider, over HTTP. */
@NullMarked
package cloud.nuvem.pricing.rest;

import org.jspecify.annotations.NullMarked;
