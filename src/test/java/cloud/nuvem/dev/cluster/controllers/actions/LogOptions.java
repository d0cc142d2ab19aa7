package cloud.nuvem.dev.cluster.controllers.actions;

import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.Subresource;
import cloud.nuvem.dev.cluster.guest.SerialLog;
import cloud.nuvem.dev.cluster.guest.SerialLog.Line;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which lines of a log, and how.
 *
 * @param tail how many of the last; empty for all
 * @param previous the container's run before this one
 * @param restarted when that ended; what came from then on is of this one
 */
record LogOptions(
        boolean follow,
        boolean timestamps,
        OptionalInt tail,
        Optional<Instant> since,
        boolean previous,
        Optional<Instant> restarted) {

    /** @throws StatusException 400 for what cannot be read */
    static LogOptions of(Map<String, String> query) {
        var tail = query.get("tailLines");
        return new LogOptions(
                flag(query, "follow"),
                flag(query, "timestamps"),
                tail == null ? OptionalInt.empty() : OptionalInt.of(number(tail)),
                since(query),
                flag(query, "previous"),
                Optional.empty());
    }

    LogOptions with(Instant end) {
        return new LogOptions(follow && !previous, timestamps, tail, since, previous, Optional.of(end));
    }

    private boolean isOfRun(Line line) {
        return restarted.isEmpty() || line.at().isBefore(restarted.get()) == previous;
    }

    private static boolean flag(Map<String, String> query, String name) {
        return query.containsKey(name) && !List.of("false", "0").contains(query.get(name));
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw Request.badRequest("strconv.ParseInt: parsing \"%s\": invalid syntax".formatted(text));
        }
        return Integer.parseInt(text);
    }

    private static Optional<Instant> since(Map<String, String> query) {
        try {
            if (query.containsKey("sinceTime")) {
                return Optional.of(OffsetDateTime.parse(query.getOrDefault("sinceTime", ""))
                        .toInstant());
            }
        } catch (DateTimeParseException unreadable) {
            throw Request.badRequest("sinceTime cannot be parsed: " + unreadable.getParsedString());
        }
        return Optional.ofNullable(query.get("sinceSeconds"))
                .map(seconds -> Instant.now().minusSeconds(number(seconds)));
    }

    Subresource.Flow of(SerialLog log) {
        return client -> write(log, client);
    }

    private void write(SerialLog log, OutputStream client) throws IOException, InterruptedException {
        var lines = log.lines();
        long last = lines.isEmpty() ? 0 : lines.getLast().number();
        var wanted = lines.stream()
                .filter(this::isOfRun)
                .filter(line -> since.isEmpty() || !line.at().isBefore(since.get()))
                .toList();
        write(wanted.subList(Math.max(0, wanted.size() - tail.orElse(wanted.size())), wanted.size()), client);
        for (var more = next(log, last); !more.isEmpty(); more = next(log, last)) {
            write(more, client);
            last = more.getLast().number();
        }
    }

    private List<Line> next(SerialLog log, long last) throws InterruptedException {
        return follow ? log.awaitAfter(last) : List.of();
    }

    private void write(List<Line> lines, OutputStream client) throws IOException {
        var text = new StringBuilder();
        for (var line : lines) {
            if (timestamps) {
                text.append(line.at()).append(' ');
            }
            text.append(line.text()).append('\n');
        }
        if (!text.isEmpty()) {
            client.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
