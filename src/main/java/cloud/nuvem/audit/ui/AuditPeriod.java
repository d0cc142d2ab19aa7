package cloud.nuvem.audit.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far back the page looks. */
enum AuditPeriod {
    ANY(null),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    MONTH(Duration.ofDays(30));

    private final @Nullable Duration length;

    AuditPeriod(@Nullable Duration length) {
        this.length = length;
    }

    @Nullable
    Instant from(Instant now) {
        return length == null ? null : now.minus(length);
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AuditPeriod of(String id) {
        for (var period : values()) {
            if (period.id().equals(id)) {
                return period;
            }
        }
        return ANY;
    }
}
