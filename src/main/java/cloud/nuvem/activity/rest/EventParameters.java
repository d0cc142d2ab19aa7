package cloud.nuvem.activity.rest;

import cloud.nuvem.activity.ActivityFilter;
import cloud.nuvem.activity.Topic;
import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.identity.PersonId;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which events. */
record EventParameters(
        @Parameter(description = "In the text, the names of resource and person and the cluster's own words") @Nullable
        String search,

        @Parameter(description = "Any of action, console, run, migration, volume, separated by commas") @Nullable
        List<String> topic,

        @Parameter(description = "Only what went wrong") @Nullable
        Boolean problems,

        @Parameter(description = "Id of who did it") @Nullable
        String actor,

        @Parameter(description = "RFC 3339, inclusive") @Nullable
        String from,

        @Parameter(description = "RFC 3339, exclusive") @Nullable
        String to) {

    ActivityFilter filter() {
        var text = search == null ? "" : search.strip();
        if (text.length() > ActivityFilter.LONGEST_SEARCH) {
            throw ApiRefusal.parameter("invalid-value", "search");
        }
        return new ActivityFilter(
                text,
                topic == null
                        ? Set.of()
                        : topic.stream().map(EventParameters::topicOf).collect(Collectors.toSet()),
                Boolean.TRUE.equals(problems),
                personOf(actor),
                instant("from", from),
                instant("to", to));
    }

    private static Topic topicOf(String text) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> ApiRefusal.parameter("invalid-value", "topic"));
    }

    private static @Nullable PersonId personOf(@Nullable String text) {
        try {
            return text == null ? null : new PersonId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw ApiRefusal.parameter("invalid-value", "actor");
        }
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException notAnInstant) {
            throw ApiRefusal.parameter("invalid-value", name);
        }
    }
}
