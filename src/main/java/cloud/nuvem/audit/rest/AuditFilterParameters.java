package cloud.nuvem.audit.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.audit.AuditEntry.Outcome;
import cloud.nuvem.audit.AuditTrail.AuditFilter;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * @param search in action, target and actor's name
 * @param project id
 * @param action exactly, as {@code virtual-machine.create}
 * @param outcome any of {@code pending}, {@code done}, {@code refused}, {@code failed}, {@code unknown}
 * @param from RFC 3339, inclusive
 * @param to RFC 3339, exclusive
 */
record AuditFilterParameters(
        @Nullable String search,
        @Nullable String project,
        @Nullable String action,
        @Nullable List<String> outcome,
        @Nullable String from,
        @Nullable String to) {

    AuditFilter filter() {
        return new AuditFilter(
                search == null ? "" : search.strip(),
                projectId(),
                action,
                outcome == null
                        ? Set.of()
                        : outcome.stream().map(AuditFilterParameters::outcomeOf).collect(Collectors.toSet()),
                instant("from", from),
                instant("to", to));
    }

    private @Nullable ProjectId projectId() {
        if (project == null) {
            return null;
        }
        if (!ProjectId.isValid(project)) {
            throw ApiRefusal.parameter("invalid-value", "project");
        }
        return new ProjectId(project);
    }

    private static Outcome outcomeOf(String text) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> ApiRefusal.parameter("invalid-value", "outcome"));
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException notAnInstant) {
            throw ApiRefusal.parameter("invalid-value", name);
        }
    }
}
