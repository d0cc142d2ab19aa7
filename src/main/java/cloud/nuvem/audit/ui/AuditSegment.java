package cloud.nuvem.audit.ui;

import cloud.nuvem.audit.AuditEntry.Outcome;
import java.util.Locale;
import java.util.Set;

/** Outcomes as people narrow by them. */
enum AuditSegment {
    ALL(Set.of()),
    DONE(Set.of(Outcome.DONE)),
    REFUSED(Set.of(Outcome.REFUSED)),
    FAILED(Set.of(Outcome.FAILED)),
    OPEN(Set.of(Outcome.PENDING, Outcome.UNKNOWN));

    private final Set<Outcome> outcomes;

    AuditSegment(Set<Outcome> outcomes) {
        this.outcomes = outcomes;
    }

    Set<Outcome> outcomes() {
        return outcomes;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AuditSegment of(String id) {
        for (var segment : values()) {
            if (segment.id().equals(id)) {
                return segment;
            }
        }
        return ALL;
    }
}
