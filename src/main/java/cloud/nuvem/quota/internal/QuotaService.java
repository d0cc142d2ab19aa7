package cloud.nuvem.quota.internal;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.pricing.Plan;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.quota.Quotas;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.TenantScope;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

@Service
class QuotaService implements Quotas {

    private static final Logger log = LoggerFactory.getLogger(QuotaService.class);

    private final Prices prices;
    private final TenantScope tenants;
    private final LimitQueries limits;
    private final ReservationRepository reservations;
    private final UsedRoom used;
    private final QuotaProperties properties;

    QuotaService(
            Prices prices,
            TenantScope tenants,
            LimitQueries limits,
            ReservationRepository reservations,
            UsedRoom used,
            QuotaProperties properties) {
        this.prices = prices;
        this.tenants = tenants;
        this.limits = limits;
        this.reservations = reservations;
        this.used = used;
        this.properties = properties;
    }

    @Override
    public List<Usage> usage(OrganizationId organization) {
        var plan = prices.plan(organization);
        return tenants.of(organization, () -> usage(organization, plan, reservations.open(organization)));
    }

    private List<Usage> usage(OrganizationId organization, Plan plan, List<Reservation> open) {
        var allowed = limits.allowed(organization, plan);
        var sum = used.of(organization, open);
        return Arrays.stream(Limit.values())
                .map(limit -> new Usage(limit, sum.getOrDefault(limit, 0L), allowed.getOrDefault(limit, 0L)))
                .toList();
    }

    @Override
    public <R> R within(
            OrganizationId organization,
            Map<Limit, Long> needed,
            Function<QuotaExceeded, R> onExceeded,
            Supplier<R> work) {
        return within(organization, List.of(new Claim("", needed)), onExceeded, work);
    }

    @Override
    public <R> R within(
            OrganizationId organization, List<Claim> claims, Function<QuotaExceeded, R> onExceeded, Supplier<R> work) {
        var reserving = Reserving.of(claims);
        var plan = prices.plan(organization);
        if (surelyFits(organization, plan, reserving)) {
            return doIn(organization, reserving.attempt(), work);
        }
        var exceeded = tenants.of(organization, () -> reserve(organization, plan, reserving));
        return exceeded.isPresent() ? onExceeded.apply(exceeded.get()) : doIn(organization, reserving.attempt(), work);
    }

    private boolean surelyFits(OrganizationId organization, Plan plan, Reserving reserving) {
        if (reserving.needed().values().stream().noneMatch(amount -> amount > 0)) {
            return false;
        }
        var before = used.of(organization, List.of());
        return reservations.reserveIfItSurelyFits(organization, plan, reserving, before, properties.whileCreating());
    }

    private Optional<QuotaExceeded> reserve(OrganizationId organization, Plan plan, Reserving reserving) {
        var open = reservations.lockedOpen(organization);
        var needed = reserving.needed();
        for (var usage : usage(organization, plan, open)) {
            long wanted = needed.getOrDefault(usage.limit(), 0L);
            if (wanted > 0 && wanted > usage.free()) {
                return Optional.of(new QuotaExceeded(usage.limit(), wanted, usage.free(), usage.allowed()));
            }
        }
        reservations.reserve(organization, reserving, properties.whileCreating());
        return Optional.empty();
    }

    private <R> R doIn(OrganizationId organization, UUID attempt, Supplier<R> work) {
        R answer;
        try {
            answer = work.get();
        } catch (RuntimeException failure) {
            if (!(failure instanceof Actions.OutcomeUnknown)) {
                settle(organization, () -> reservations.release(attempt));
            }
            throw failure;
        }
        if (answer instanceof Refusal) {
            settle(organization, () -> reservations.release(attempt));
        } else { // the room stays held in any case, so that nobody needs to wait for this
            var _ = Thread.startVirtualThread(() -> settle(
                    organization,
                    () -> reservations.confirm(attempt, properties.untilCounted(), properties.withoutName())));
        }
        return answer;
    }

    /** The work is done either way; a reservation that cannot be settled ends by itself. */
    private void settle(OrganizationId organization, Runnable change) {
        try {
            tenants.of(organization, () -> {
                change.run();
                return true;
            });
        } catch (RuntimeException failure) {
            log.warn("A reservation of organization {} could not be settled", organization, failure);
        }
    }
}
