/**
 * Plans, dated price lists, and the one rating function.
 *
 * <p>Tables: {@code price_list}, {@code price}, {@code plan} (the provider's, readable by all), {@code organization_plan}
 * (row-level security). Events: none yet. The demo plan comes with the migration.
 *
 * <p>Decisions (2026-11-24):
 * <ul>
 *   <li>A price list is in force from its date until the next one of the same name begins: no end date that could overlap
 *       or leave a gap.
 *   <li>{@link cloud.nuvem.pricing.Rating} divides last: price × quantity × seconds stays exact until the single rounding.
 *       Totals are sums of rounded lines, so that a reader can add them up; rounding the unrounded sum was rejected.
 *   <li>A month is 730 hours in an estimate and under a GiB-month.
 *   <li>Prices are cached for seconds, in each replica: a change is seen soon and costs no query per page.
 * </ul>
 */
@ApplicationModule(
        displayName = "Pricing",
        allowedDependencies = {"kernel", "ui", "api", "tenancy"})
@NullMarked
package cloud.nuvem.pricing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
