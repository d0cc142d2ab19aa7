/**
 * Plans, dated price lists, and the one rating function.
 *
 * <p>Tables: {@code price_list}, {@code price}, {@code price_tier}, {@code plan}, {@code plan_version} (the provider's, readable
 * by all), {@code change} (its staff's), {@code organization_plan} (row-level security). Only the provider's role writes.
 * Event out: {@code PlanCreated}. Answered by others: {@code UsageHistory}. The demo plans come with the migrations.
 *
 * <p>Decisions (2026-11-24):
 * <ul>
 *   <li>A price list is in force from its date until the next one of the same name begins: no end date that could overlap
 *       or leave a gap.
 *   <li>What is activated never changes, nor what a plan was made of, nor who was on it: triggers refuse it to everybody, so
 *       that a bill can be made again. A mistake is mended by a later list. Withdrawing a list that has not begun was
 *       rejected: customers may have seen it.
 *   <li>Lists of one name are in one currency (a constraint), a plan keeps its currency, and an organization changes it only
 *       with a month: a line is rated in one.
 *   <li>{@link cloud.nuvem.pricing.Rating} divides last: price × quantity × seconds stays exact until the single rounding of a
 *       line. Totals are sums of rounded lines, so that a reader can add them up; rounding the unrounded sum was rejected.
 *   <li>Allowance, tiers and cap hold for each resource and calendar month, so that a line explains itself. Pools of an
 *       organization were rejected: what one machine costs would depend on all others and on their order.
 *   <li>A GiB-month is a GiB held for the whole calendar month, of 28 or of 31 days: a full month costs what the price says.
 *       730 hours for every month were rejected, because 40 GiB shown at €3.20 would cost €3.26 in October. An estimate's
 *       month has 730 hours.
 *   <li>A discount is taken off after the cap; a cap in force later never takes back what was charged before.
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
