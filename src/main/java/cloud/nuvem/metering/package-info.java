/**
 * What was used: usage records, the only table that mirrors the cluster, from which everything that costs money is made.
 *
 * <p>Tables: {@code usage_record} (partitioned by month), {@code usage_line}, {@code closed_month}, {@code gap},
 * {@code gap_doubt} (all with row-level security), {@code region_meter}, {@code carried_meter}. Events: none. Resource modules
 * answer {@code MeterSource} and {@code CarriedSource}; billing reads {@code UsageLedger}, doors read {@code Usage}; what pricing
 * asks as {@code UsageHistory} is answered here.
 *
 * <p>Decisions (2026-11-24):
 * <ul>
 *   <li>Level-triggered: each look compares what exists with the open records and writes the difference in one transaction. An
 *       open record reaches to the region's {@code seen_until}, so that a look at ten thousand machines of which none changed
 *       writes one row. Touching every open record each minute was rejected.
 *   <li>Every replica may look. A look counts only if no other was written since it began (compare and set on
 *       {@code region_meter.looks}, in the look's own transaction): a replica that was paused in between writes nothing. A lease
 *       with a holder was rejected: it can end between the check and the write.
 *   <li>In doubt for the customer: what vanished while nobody looked ends at the last look before; what is seen for the first
 *       time begins when the cluster says so, never before the month of the last look, so that a month that was watched to its
 *       end is complete and never changes again.
 *   <li>A record never crosses a month (UTC). Overlaps are refused by an exclusion constraint over month, meter and resource.
 *   <li>A stretch without looks is a gap. Where everything open over it is vouched for by the cluster's own times it is
 *       explained by evidence; otherwise invoices over it are held until somebody explains it.
 *   <li>What a gap leaves in doubt is kept by organization: it holds that organization's invoice and no other.
 *   <li>What machines sent is the difference of their counters' own samples, given to what ran by its records; Prometheus'
 *       {@code increase} extrapolates and was rejected. What is not known is listed, not charged, and holds no invoice: one lost
 *       scrape would otherwise keep a whole month back.
 *   <li>So far, forecast and every sum are rated here, line by line as on the invoice; a line's amount is split over days and
 *       tags by rounding the running total. Billing adds up what it is given. Rating in billing alone was rejected: budgets, pages
 *       and invoices would each have their own way.
 *   <li>A closed month is rated once and stored with its cost by day; the open month is rated live, at most seconds old. Sums of
 *       closed days in the open month were rejected: a late look may still add to them.
 *   <li>Usage is for who may view billing: of the organization, or of the one project that is named. Seeing resources is not
 *       enough, because usage shows what they cost with the plan's discount.
 *   <li>An organization's records are found by an index that begins with the organization: the one that refuses overlaps leads
 *       through everybody's month.
 *   <li>Partitions are made by a callback after migration, at every start, as the owner: no function with borrowed rights.
 * </ul>
 */
@ApplicationModule(
        displayName = "Metering",
        allowedDependencies = {"kernel", "ui", "api", "tenancy", "pricing"})
@NullMarked
package cloud.nuvem.metering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
