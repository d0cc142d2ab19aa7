package cloud.nuvem.metering.internal;

import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.metering.MeterSource.Metered;
import cloud.nuvem.tenancy.OrganizationId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** A record that goes on. */
record OpenRecord(
        LocalDate month,
        UUID id,
        OrganizationId owner,
        ResourceMeter key,
        ResourceRef resource,
        String dimension,
        BigDecimal quantity,
        Map<String, String> tags,
        Instant from) {

    /** Whether the same goes on unchanged. */
    boolean isStill(Metered seen) {
        return dimension.equals(seen.dimension())
                && quantity.compareTo(seen.quantity()) == 0
                && resource.equals(seen.resource())
                && tags.equals(seen.tags());
    }
}
