package cloud.nuvem.compute.rest;

import cloud.nuvem.compute.TimelineEntry;
import cloud.nuvem.kernel.Texts;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a machine.
 *
 * @param code stable, for programs
 * @param text the same for people, in the language asked for
 * @param detail the cluster's or person's own words; null for none
 * @param actor who did it; null when the cluster did
 */
record EventResponse(
        Instant at,
        String kind,
        String code,
        String text,
        @Nullable String detail,
        @Nullable String actor,
        int count) {

    static EventResponse of(TimelineEntry entry, Texts texts, Locale language) {
        return new EventResponse(
                entry.at(),
                ApiNames.of(entry.kind()),
                entry.code(),
                texts.find(language, "timeline." + entry.code()).orElse(entry.code()),
                entry.detail().isEmpty() ? null : entry.detail(),
                entry.actor(),
                entry.count());
    }
}
