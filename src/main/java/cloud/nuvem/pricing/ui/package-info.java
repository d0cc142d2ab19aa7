/** The public prices with their calculator, and the provider's pages for lists and plans. */
@NullMarked
package cloud.nuvem.pricing.ui;

import org.jspecify.annotations.NullMarked;
