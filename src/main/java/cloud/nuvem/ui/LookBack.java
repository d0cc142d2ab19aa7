package cloud.nuvem.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far back a page looks; in its address by {@link #id()}. */
public enum LookBack {
    ANY(null),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    MONTH(Duration.ofDays(30));

    private final @Nullable Duration length;

    LookBack(@Nullable Duration length) {
        this.length = length;
    }

    /** Null for as far as there is anything. */
    public @Nullable Instant from(Instant until) {
        return length == null ? null : until.minus(length);
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@link #ANY} for what is no period. */
    public static LookBack of(String id) {
        for (var period : values()) {
            if (period.id().equals(id)) {
                return period;
            }
        }
        return ANY;
    }
}
