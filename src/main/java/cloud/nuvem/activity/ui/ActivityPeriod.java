package cloud.nuvem.activity.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far back the board looks. */
enum ActivityPeriod {
    ANY(null),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    MONTH(Duration.ofDays(30));

    private final @Nullable Duration length;

    ActivityPeriod(@Nullable Duration length) {
        this.length = length;
    }

    @Nullable
    Instant from(Instant until) {
        return length == null ? null : until.minus(length);
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ActivityPeriod of(String id) {
        for (var period : values()) {
            if (period.id().equals(id)) {
                return period;
            }
        }
        return ANY;
    }
}
