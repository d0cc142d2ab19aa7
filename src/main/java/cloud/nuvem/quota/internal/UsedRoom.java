package cloud.nuvem.quota.internal;

import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.quota.Quotas.QuotaSource;
import cloud.nuvem.tenancy.OrganizationId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Adds up what the resource modules count and what is being created beyond it. */
@Component
class UsedRoom {

    private final ObjectProvider<QuotaSource> sources;

    UsedRoom(ObjectProvider<QuotaSource> sources) {
        this.sources = sources;
    }

    /** What appears between the two questions is counted twice for a moment, never not at all. */
    Map<Limit, Long> of(OrganizationId organization, List<Reservation> reservations) {
        var counted = counted(organization, reservations);
        var sum = new EnumMap<Limit, Long>(Limit.class);
        sources.forEach(source -> add(sum, source.used(organization)));
        reservations.stream()
                .filter(reservation -> !counted.contains(reservation.claim()))
                .forEach(reservation -> add(sum, reservation.needed()));
        return sum;
    }

    /** Names of the claims that some module counts by now. */
    Set<String> counted(OrganizationId organization, Collection<Reservation> reservations) {
        var claims = reservations.stream()
                .map(Reservation::claim)
                .filter(claim -> !claim.isEmpty())
                .collect(Collectors.toSet());
        var counted = new HashSet<String>();
        if (!claims.isEmpty()) {
            sources.forEach(source -> counted.addAll(source.counted(organization, claims)));
        }
        return counted;
    }

    private static void add(Map<Limit, Long> sum, Map<Limit, Long> more) {
        more.forEach((limit, amount) -> sum.merge(limit, amount, Long::sum));
    }
}
