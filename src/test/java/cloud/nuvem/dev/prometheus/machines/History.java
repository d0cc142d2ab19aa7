package cloud.nuvem.dev.prometheus.machines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Every machine's stretches, oldest first; kept in a file where one is given, one line per change. */
final class History {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, List<Stretch>> machines = new ConcurrentHashMap<>();
    private final @Nullable Path file;

    /** @param oldest what ended before it is forgotten; milliseconds since the epoch */
    History(@Nullable Path file, long oldest) {
        this.file = file;
        if (file != null && Files.exists(file)) {
            read(file, oldest);
        }
    }

    private void read(Path from, long oldest) {
        try (var lines = Files.lines(from)) {
            lines.map(line -> JSON.readValue(line, Stretch.class)).forEach(this::put);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        machines.replaceAll((_, stretches) ->
                stretches.stream().filter(each -> each.to() > oldest).toList());
        machines.values().removeIf(List::isEmpty);
        write(machines.values().stream().flatMap(List::stream).toList(), StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** A stretch of the same beginning is replaced. */
    private void put(Stretch stretch) {
        machines.compute(stretch.facts().key(), (_, known) -> {
            var stretches = new ArrayList<>(known == null ? List.<Stretch>of() : known);
            stretches.removeIf(each -> each.from() == stretch.from());
            stretches.add(stretch);
            return List.copyOf(stretches);
        });
    }

    /**
     * The machine is seen running.
     *
     * @param born when its process began, if it is not known yet
     */
    synchronized void running(Facts facts, boolean paused, long born, long now) {
        var last = last(facts.key());
        if (last == null || !last.isOpen()) {
            add(List.of(Stretch.first(facts, paused, last == null ? born : Math.max(born, last.to()))));
        } else if (!last.shows(facts, paused)) {
            var ended = last.ended(now);
            add(List.of(ended, ended.next(facts, paused)));
        }
    }

    /** The machine does not run, or no longer. */
    synchronized void stopped(String key, long now) {
        var last = last(key);
        if (last != null && last.isOpen()) {
            add(List.of(last.ended(now)));
        }
    }

    /** What is told of a time before the machine was first seen. */
    synchronized void invented(List<Stretch> past) {
        past.forEach(stretch -> machines.compute(
                stretch.facts().key(),
                (_, known) -> Stream.concat(Stream.of(stretch), known == null ? Stream.of() : known.stream())
                        .sorted((one, other) -> Long.compare(one.from(), other.from()))
                        .toList()));
        write(past, StandardOpenOption.APPEND);
    }

    private void add(List<Stretch> stretches) {
        stretches.forEach(this::put);
        write(stretches, StandardOpenOption.APPEND);
    }

    private void write(List<Stretch> stretches, StandardOpenOption how) {
        if (file == null) {
            return;
        }
        try {
            Files.write(
                    file,
                    stretches.stream().map(JSON::writeValueAsString).toList(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    how);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private @Nullable Stretch last(String key) {
        var known = machines.get(key);
        return known == null ? null : known.getLast();
    }

    List<Stretch> of(String key) {
        return machines.getOrDefault(key, List.of());
    }

    Collection<String> keys() {
        return List.copyOf(machines.keySet());
    }

    Stream<Stretch> all() {
        return machines.values().stream().flatMap(List::stream);
    }
}
