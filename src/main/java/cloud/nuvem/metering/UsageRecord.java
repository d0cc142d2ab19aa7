package cloud.nuvem.metering;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.tenancy.OrganizationId;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

/**
 * A stretch of time within one month (UTC) in which nothing about a resource's usage changed.
 *
 * @param resource as it was called then; its project is never null
 * @param uid the cluster's: what is billed
 * @param quantity machines or GiB at once; for amounts carried the GiB of the whole stretch
 * @param period of an open record: to the moment it was last seen
 * @param open whether it goes on
 */
public record UsageRecord(
        UUID id,
        OrganizationId organization,
        Region region,
        Meter meter,
        String dimension,
        ResourceRef resource,
        String uid,
        BigDecimal quantity,
        Map<String, String> tags,
        Period period,
        boolean open) {}
