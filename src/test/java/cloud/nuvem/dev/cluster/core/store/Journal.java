package cloud.nuvem.dev.cluster.core.store;

import cloud.nuvem.dev.cluster.core.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the store in a folder: every write is appended to a segment at once (so that a killed process loses nothing), and
 * now and then a snapshot replaces what lies behind it. Each start opens a new segment; a line that a killed process left
 * unfinished is ignored. One process at a time, ensured by a lock on a file.
 */
public final class Journal implements AutoCloseable {

    private static final int LINES_BEFORE_COMPACTION = 20_000;

    private final Segments segments;
    private final FileChannel guard;
    private FileChannel segment;
    private long number;
    private long lines;
    private volatile Thread compaction = Thread.ofVirtual().unstarted(() -> {});

    /** @param deletion the object is gone; its tree then holds no more than its key */
    record Entry(String type, Stored stored, boolean deletion) {}

    /** @throws IllegalStateException when another process uses the folder */
    public Journal(Path folder) {
        try {
            Files.createDirectories(folder);
            segments = new Segments(folder);
            guard = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (guard.tryLock() == null) {
                throw new IllegalStateException("another cluster runs on " + folder);
            }
            number = segments.last() + 1;
            segment = open(number);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Hands over everything kept, oldest first. */
    void load(Consumer<Entry> sink) {
        try {
            for (var file : segments.toReplay(number)) {
                lines += SegmentReader.read(file, line -> sink.accept(decode(line)));
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** One writer at a time: the store sees to it. */
    void append(Entry entry) {
        try {
            var buffer = ByteBuffer.wrap(encode(entry));
            while (buffer.hasRemaining()) {
                segment.write(buffer);
            }
            lines++;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Starts a snapshot in the background once the segments are much longer than what they hold. */
    void compactWhenLong(Map<String, Shelf> shelves) {
        int objects = shelves.values().stream().mapToInt(Shelf::size).sum();
        if (lines < LINES_BEFORE_COMPACTION + 3L * objects || compaction.isAlive()) {
            return;
        }
        try {
            segment.close();
            number++;
            segment = open(number);
            lines = objects;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        var frozen = shelves.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, shelf ->
                (Collection<Stored>) List.copyOf(shelf.getValue().all())));
        long snapshot = number;
        compaction = Thread.ofVirtual().name("journal-compaction").start(() -> write(snapshot, frozen));
    }

    private void write(long snapshot, Map<String, Collection<Stored>> shelves) {
        try {
            var draft = segments.draft(snapshot);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16)) {
                for (var shelf : shelves.entrySet()) {
                    for (var stored : shelf.getValue()) {
                        out.write(encode(new Entry(shelf.getKey(), stored, false)));
                    }
                }
            }
            Files.move(draft, segments.snapshot(snapshot), StandardCopyOption.ATOMIC_MOVE);
            segments.dropBefore(snapshot);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private FileChannel open(long number) throws IOException {
        return FileChannel.open(segments.journal(number), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static byte[] encode(Entry entry) {
        var line = Json.object()
                .put("type", entry.type())
                .put("version", entry.stored().version());
        if (entry.deletion()) {
            var key = entry.stored().key();
            line.putObject("deleted").put("namespace", key.namespace()).put("name", key.name());
        } else {
            line.set("object", entry.stored().json());
        }
        var json = Json.bytes(line);
        var whole = Arrays.copyOf(json, json.length + 1);
        whole[json.length] = '\n';
        return whole;
    }

    private static Entry decode(String text) {
        var line = (ObjectNode) Json.parse(text);
        var type = line.path("type").stringValue();
        long version = line.path("version").longValue();
        if (line.get("object") instanceof ObjectNode object) {
            return new Entry(type, new Stored(Store.keyOf(object), version, object), false);
        }
        var gone = line.path("deleted");
        var key =
                new Key(gone.path("namespace").stringValue(), gone.path("name").stringValue());
        return new Entry(type, new Stored(key, version, Json.object()), true);
    }

    @Override
    public void close() {
        try {
            if (compaction.isAlive()) {
                compaction.join();
            }
            segment.close();
            guard.close();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
        }
    }
}
