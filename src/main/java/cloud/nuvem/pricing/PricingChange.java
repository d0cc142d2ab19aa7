package cloud.nuvem.pricing;

import java.time.Instant;

/**
 * One change of a price list or plan, with its author.
 *
 * @param what verb as the audit trail names it: {@code activate}
 * @param actor display name at the time
 * @param note what it was about, e.g. from when it counts; may be empty
 */
public record PricingChange(String what, String actor, Instant at, String note) {}
