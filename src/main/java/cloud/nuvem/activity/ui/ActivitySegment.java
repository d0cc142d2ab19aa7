package cloud.nuvem.activity.ui;

import cloud.nuvem.activity.Topic;
import java.util.Locale;
import java.util.Set;

/** What entries are about, as people narrow by it. */
enum ActivitySegment {
    ALL(Set.of()),
    PROBLEMS(Set.of()),
    ACTIONS(Set.of(Topic.ACTION)),
    CONSOLES(Set.of(Topic.CONSOLE)),
    RUNS(Set.of(Topic.RUN)),
    MOVES(Set.of(Topic.MIGRATION)),
    VOLUMES(Set.of(Topic.VOLUME));

    private final Set<Topic> topics;

    ActivitySegment(Set<Topic> topics) {
        this.topics = topics;
    }

    Set<Topic> topics() {
        return topics;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ActivitySegment of(String id) {
        for (var segment : values()) {
            if (segment.id().equals(id)) {
                return segment;
            }
        }
        return ALL;
    }
}
