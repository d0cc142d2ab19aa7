package cloud.nuvem.metering.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.metering.UsageFilter;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.tenancy.ProjectId;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * @param from first month, {@code 2026-10}; this month when absent
 * @param to last month, included; the first one when absent; at most 13 months in all
 * @param project id
 * @param kind of resource: {@code virtual-machine}, {@code volume}
 * @param meter {@code vm-running}, {@code volume-size}, {@code outbound-traffic}
 * @param tag name of a tag, or {@code name:value}
 * @param search in the resource's name
 */
record UsageParameters(
        @Nullable String from,
        @Nullable String to,
        @Nullable String project,
        @Nullable String kind,
        @Nullable String meter,
        @Nullable String tag,
        @Nullable String search) {

    UsageFilter filter(YearMonth now) {
        var first = from == null ? now : month("from", from);
        var last = to == null ? first : month("to", to);
        int colon = tag == null ? -1 : tag.indexOf(':');
        try {
            return new UsageFilter(
                    first,
                    last,
                    projectId(),
                    kind,
                    meter == null ? null : meterOf(meter),
                    tag == null || colon < 0 ? tag : tag.substring(0, colon),
                    tag == null || colon < 0 ? null : tag.substring(colon + 1),
                    search == null ? "" : search);
        } catch (IllegalArgumentException tooLong) {
            throw ApiRefusal.parameter("usage.invalid-months", "to", UsageFilter.MAX_MONTHS);
        }
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

    static YearMonth month(String name, String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException notAMonth) {
            throw ApiRefusal.parameter("invalid-value", name);
        }
    }

    private static Meter meterOf(String text) {
        return Arrays.stream(Meter.values())
                .filter(each -> name(each).equals(text))
                .findFirst()
                .orElseThrow(() -> ApiRefusal.parameter("invalid-value", "meter"));
    }

    /** As the API writes constants. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
