package cloud.nuvem.quota.internal;

import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.tenancy.OrganizationId;
import java.util.Map;
import java.util.UUID;

/** Room held for one claim. */
record Reservation(UUID id, OrganizationId organization, String claim, Map<Limit, Long> needed) {}
