package cloud.nuvem.metering.internal;

import cloud.nuvem.metering.MeterSource.Metered;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a look writes.
 *
 * @param inDoubt those that are closed at the last look because nobody saw their end
 */
record UsageChanges(List<Closing> closings, List<Opening> openings, List<OpenRecord> inDoubt) {

    /** @param to at or before the beginning: the record turned out to be of no length and goes */
    record Closing(LocalDate month, UUID id, Instant from, Instant to) {
        boolean isVoid() {
            return !from.isBefore(to);
        }
    }

    /** @param to null while it goes on */
    record Opening(Metered thing, Instant from, @Nullable Instant to) {}

    boolean isEmpty() {
        return closings.isEmpty() && openings.isEmpty();
    }
}
