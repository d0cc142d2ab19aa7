package cloud.nuvem.quota.internal;

import cloud.nuvem.tenancy.OrganizationId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets reservations that the cluster shows by now, so that what is deleted soon after its creation gives its room back.
 * Runs in every replica; doing it twice does nothing.
 */
@Component
class ReservationSweep {

    private final ReservationRepository reservations;
    private final UsedRoom used;
    private final QuotaProperties properties;

    ReservationSweep(ReservationRepository reservations, UsedRoom used, QuotaProperties properties) {
        this.reservations = reservations;
        this.used = used;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "2s")
    void forgetCounted() {
        var byOrganization = reservations.madeBefore(properties.lag()).stream()
                .collect(Collectors.groupingBy(Reservation::organization));
        var counted = byOrganization.entrySet().stream()
                .flatMap(entry -> countedIds(entry.getKey(), entry.getValue()))
                .toList();
        reservations.forget(counted);
    }

    private Stream<UUID> countedIds(OrganizationId organization, List<Reservation> open) {
        var names = used.counted(organization, open);
        return open.stream()
                .filter(reservation -> names.contains(reservation.claim()))
                .map(Reservation::id);
    }
}
