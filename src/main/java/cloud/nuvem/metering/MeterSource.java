package cloud.nuvem.metering;

import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.tenancy.ProjectId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Answered by a module whose resources cost money for as long as they exist or run. */
public interface MeterSource {

    /** Which meters it answers for; no other source answers for them. */
    Set<Meter> meters();

    /**
     * What exists now in a region, of all tenants.
     *
     * @throws RuntimeException that is {@link cloud.nuvem.kernel.Unavailable} while the region is not heard: then nothing is
     *     recorded, which is a gap
     */
    Look look(Region region);

    /** Calls back, on any thread and soon, when a look would find something else than the last one. */
    void onChange(Consumer<Region> listener);

    /**
     * What was seen.
     *
     * @param ended the latest known end by resource uid, where the cluster or the watch knows: of what is not metered any more, and
     *     of what ended and began again; one from before a record's beginning is of no account
     */
    record Look(List<Metered> metered, Map<String, Instant> ended) {}

    /**
     * One resource that costs money now.
     *
     * @param uid the cluster's, at most 63 characters: what is billed, whatever its name
     * @param dimension instance type, volume type
     * @param quantity machines or GiB at once; positive
     * @param since since when without interruption, by the cluster's own times; null where it does not say: since it was first
     *     seen
     */
    record Metered(
            Meter meter,
            String uid,
            ResourceRef resource,
            String dimension,
            BigDecimal quantity,
            Map<String, String> tags,
            @Nullable Instant since) {

        /** @throws IllegalArgumentException when the quantity is not positive, or nothing that lives in a project is named */
        public Metered {
            if (quantity.signum() <= 0) {
                throw new IllegalArgumentException("nothing is metered with quantity " + quantity);
            }
            if (resource.project() == null || uid.isEmpty() || uid.length() > 63) {
                throw new IllegalArgumentException("only identified resources of projects are metered: " + resource);
            }
            tags = Map.copyOf(tags);
        }

        public ProjectId project() {
            return new ProjectId(Objects.requireNonNull(resource.project()));
        }
    }
}
