package cloud.nuvem.activity.rest;

import cloud.nuvem.activity.ActivityEntry;
import cloud.nuvem.activity.ActivityEntry.Done;
import cloud.nuvem.activity.ActivityEntry.Said;
import cloud.nuvem.kernel.Texts;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param topic {@code action}, {@code console}, {@code run}, {@code migration} or {@code volume}
 * @param kind {@code action}, {@code progress}, {@code good} or {@code problem}
 * @param code stable, for programs
 * @param text the same for people, in the language asked for
 * @param detail the cluster's own words where they help; null for none
 * @param actor who did it; null when it happened by itself
 * @param count how often within a short time
 * @param cluster what the cluster said; null for what somebody did
 * @param audit what the audit trail has; null for what the cluster said
 */
record EventResponse(
        String id,
        Instant at,
        Resource resource,
        String topic,
        String kind,
        String code,
        String text,
        @Nullable String detail,
        @Nullable Actor actor,
        int count,
        @Nullable Cluster cluster,
        @Nullable Audit audit) {

    record Resource(String kind, String name) {}

    record Actor(String id, String name) {}

    record Cluster(String reason, String message, String reporter, Instant firstAt) {}

    record Audit(
            String action,
            String outcome,
            @Nullable String code,
            String door,
            long sequence,
            @Nullable Instant finishedAt) {}

    static EventResponse of(ActivityEntry entry, Texts texts, Locale language) {
        var who = entry.who();
        return new EventResponse(
                entry.id(),
                entry.at(),
                new Resource(entry.resource().kind(), entry.resource().name()),
                lower(entry.topic().name()),
                lower(entry.kind().name()),
                entry.code(),
                texts.find(language, "timeline." + entry.code()).orElse(entry.code()),
                entry.detail().isEmpty() ? null : entry.detail(),
                who == null ? null : new Actor(who.id().toString(), who.name()),
                entry.count(),
                entry.origin() instanceof Said said
                        ? new Cluster(said.reason(), said.message(), said.reporter(), said.firstAt())
                        : null,
                entry.origin() instanceof Done done
                        ? new Audit(
                                done.action(),
                                lower(done.outcome()),
                                done.code(),
                                lower(done.door()),
                                done.sequence(),
                                done.finishedAt())
                        : null);
    }

    private static String lower(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }
}
