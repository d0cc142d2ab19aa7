package cloud.nuvem.pricing.internal;

import cloud.nuvem.pricing.Price;
import cloud.nuvem.pricing.PriceList;
import cloud.nuvem.pricing.PriceList.State;
import cloud.nuvem.pricing.PriceListId;
import cloud.nuvem.pricing.internal.PriceListRepository.StoredList;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which list is a draft, in force, past or to come at a moment: follows from when the lists of a name begin. */
final class ListLives {

    private final List<StoredList> stored;
    private final Instant now;

    ListLives(List<StoredList> stored, Instant now) {
        this.stored = stored;
        this.now = now;
    }

    /** Drafts first, then by name, newest first. */
    List<PriceList> all() {
        return stored.stream()
                .map(this::list)
                .sorted(Comparator.comparing((PriceList list) -> list.state() != State.DRAFT)
                        .thenComparing(PriceList::name)
                        .thenComparing(PriceList::validFrom, Comparator.nullsFirst(Comparator.reverseOrder())))
                .toList();
    }

    Optional<PriceList> find(PriceListId id) {
        return stored.stream().filter(list -> list.id().equals(id)).findFirst().map(this::list);
    }

    Optional<PriceList> inForce(String name) {
        return all().stream()
                .filter(list -> list.name().equals(name) && list.state() == State.IN_FORCE)
                .findFirst();
    }

    static PriceList with(PriceList list, List<Price> prices) {
        return new PriceList(
                list.id(),
                list.name(),
                list.currency(),
                list.note(),
                list.version(),
                list.state(),
                list.validFrom(),
                list.validTo(),
                prices);
    }

    private PriceList list(StoredList found) {
        var from = found.validFrom();
        var to = from == null ? null : next(found.name(), from);
        return new PriceList(
                found.id(),
                found.name(),
                found.currency(),
                found.note(),
                found.version(),
                state(from, to),
                from,
                to,
                List.of());
    }

    private State state(@Nullable Instant from, @Nullable Instant to) {
        if (from == null) {
            return State.DRAFT;
        }
        if (from.isAfter(now)) {
            return State.SCHEDULED;
        }
        return to == null || to.isAfter(now) ? State.IN_FORCE : State.PAST;
    }

    private @Nullable Instant next(String name, Instant from) {
        return stored.stream()
                .filter(list -> list.name().equals(name))
                .map(StoredList::validFrom)
                .filter(Objects::nonNull)
                .filter(begin -> begin.isAfter(from))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
