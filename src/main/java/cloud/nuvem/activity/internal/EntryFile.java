package cloud.nuvem.activity.internal;

import cloud.nuvem.activity.Activity.ActivityExport;
import cloud.nuvem.activity.Activity.ActivityExport.Format;
import cloud.nuvem.activity.ActivityEntry;
import cloud.nuvem.activity.ActivityEntry.Done;
import cloud.nuvem.activity.ActivityEntry.Said;
import cloud.nuvem.api.CsvLine;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Writes entries to a stream that the caller owns: one column or field for each thing known. */
final class EntryFile implements Closeable {

    private static final List<String> NAMES = List.of(
            "at",
            "resourceKind",
            "resource",
            "topic",
            "kind",
            "code",
            "text",
            "detail",
            "actorId",
            "actorName",
            "count",
            "firstAt",
            "reason",
            "message",
            "reporter",
            "action",
            "outcome",
            "refusal",
            "door",
            "auditSequence",
            "finishedAt");

    private final Format format;
    private final UnaryOperator<String> sentence;
    private final Writer target;

    private EntryFile(Format format, UnaryOperator<String> sentence, Writer target) {
        this.format = format;
        this.sentence = sentence;
        this.target = target;
    }

    /** @param sentence of a code */
    static EntryFile begin(ActivityExport export, UnaryOperator<String> sentence, OutputStream target)
            throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8));
        if (export.format() == Format.CSV) {
            writer.write(CsvLine.of(NAMES.toArray(String[]::new)));
        }
        return new EntryFile(export.format(), sentence, writer);
    }

    void write(List<ActivityEntry> entries) throws IOException {
        for (var entry : entries) {
            var fields = fields(entry);
            target.write(format == Format.CSV ? csv(fields) : json(fields));
        }
        target.flush(); // so that a reader sees it grow, and one that left is noticed
    }

    private Map<String, @Nullable Object> fields(ActivityEntry entry) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        NAMES.forEach(name -> fields.put(name, null));
        var who = entry.who();
        fields.put("at", entry.at());
        fields.put("resourceKind", entry.resource().kind());
        fields.put("resource", entry.resource().name());
        fields.put("topic", lower(entry.topic().name()));
        fields.put("kind", lower(entry.kind().name()));
        fields.put("code", entry.code());
        fields.put("text", sentence.apply(entry.code()));
        fields.put("detail", entry.detail().isEmpty() ? null : entry.detail());
        fields.put("actorId", who == null ? null : who.id());
        fields.put("actorName", who == null ? null : who.name());
        fields.put("count", entry.count());
        origin(entry, fields);
        return fields;
    }

    private static void origin(ActivityEntry entry, Map<String, @Nullable Object> fields) {
        switch (entry.origin()) {
            case Said(var reason, var message, var reporter, Instant firstAt) -> {
                fields.put("firstAt", firstAt);
                fields.put("reason", reason);
                fields.put("message", message);
                fields.put("reporter", reporter);
            }
            case Done done -> {
                fields.put("action", done.action());
                fields.put("outcome", lower(done.outcome()));
                fields.put("refusal", done.code());
                fields.put("door", lower(done.door()));
                fields.put("auditSequence", done.sequence());
                fields.put("finishedAt", done.finishedAt());
            }
        }
    }

    private static String csv(Map<String, @Nullable Object> fields) {
        return CsvLine.of(fields.values().stream()
                .map(value -> value == null ? "" : value.toString())
                .toArray(String[]::new));
    }

    private static String json(Map<String, @Nullable Object> fields) {
        var object = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, value) -> {
            switch (value) {
                case null -> object.putNull(name);
                case Integer number -> object.put(name, number);
                case Long number -> object.put(name, number);
                default -> object.put(name, value.toString());
            }
        });
        return object + "\n";
    }

    /** As the API writes constants. */
    private static String lower(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }

    /** Hands over what is still buffered; the stream stays open. */
    @Override
    public void close() throws IOException {
        target.flush();
    }
}
