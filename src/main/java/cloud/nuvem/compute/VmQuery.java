package cloud.nuvem.compute;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which machines, in which order, from where on.
 *
 * @param search matches name, display name, address or tag, without regard to case; empty matches all
 * @param states empty means all
 * @param tag {@code key} or {@code key=value}; null for any
 * @param cursor {@code next} of the page before; null for the first; an unreadable one is refused
 * @param offset for grids that jump; added to the cursor's place
 * @param limit 1 to 500
 */
public record VmQuery(
        String search,
        Set<VmStatus.State> states,
        @Nullable String tag,
        @Nullable String instanceType,
        Sort sort,
        boolean descending,
        @Nullable String cursor,
        int offset,
        int limit) {

    public static final int MAX_LIMIT = 500;

    public VmQuery {
        if (limit < 1 || limit > MAX_LIMIT || offset < 0) {
            throw new IllegalArgumentException("limit 1 to " + MAX_LIMIT + ", offset 0 or more");
        }
        states = Set.copyOf(states);
    }

    /** Everything by name, the first hundred. */
    public static VmQuery all() {
        return new VmQuery("", Set.of(), null, null, Sort.NAME, false, null, 0, 100);
    }

    /** What machines can be sorted by; equal ones by name, states by their urgency. */
    public enum Sort {
        NAME,
        STATUS,
        INSTANCE_TYPE,
        AGE
    }
}
