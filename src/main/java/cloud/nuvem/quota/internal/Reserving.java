package cloud.nuvem.quota.internal;

import cloud.nuvem.quota.Quotas.Claim;
import cloud.nuvem.quota.Quotas.Limit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The claims of one request. */
record Reserving(UUID attempt, List<Claim> claims) {

    static Reserving of(List<Claim> claims) {
        return new Reserving(UUID.randomUUID(), claims);
    }

    /** Of all claims together. */
    Map<Limit, Long> needed() {
        var needed = new EnumMap<Limit, Long>(Limit.class);
        claims.forEach(claim -> claim.needed().forEach((limit, amount) -> needed.merge(limit, amount, Long::sum)));
        return needed;
    }
}
