package cloud.nuvem.audit.internal;

import cloud.nuvem.api.CsvLine;
import cloud.nuvem.audit.AuditEntry;
import cloud.nuvem.audit.AuditTrail.ExportFormat;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes entries to a stream that the caller owns. */
final class EntryExport implements Closeable {

    private static final String HEADER =
            "sequence,at,finishedAt,actorId,actorName,door,action,targetKind,targetName," + "project,outcome,code\r\n";

    private final Writer target;
    private final ExportFormat format;

    private EntryExport(Writer target, ExportFormat format) {
        this.target = target;
        this.format = format;
    }

    static EntryExport begin(ExportFormat format, OutputStream target) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8));
        if (format == ExportFormat.CSV) {
            writer.write(HEADER);
        }
        return new EntryExport(writer, format);
    }

    void write(AuditEntry entry) throws IOException {
        switch (format) {
            case CSV -> target.write(csv(entry));
            case JSON_LINES -> target.write(json(entry) + "\n");
        }
    }

    private static String csv(AuditEntry entry) {
        return CsvLine.of(
                String.valueOf(entry.sequence()),
                entry.at().toString(),
                textOf(entry.finishedAt()),
                entry.actorId(),
                entry.actorName(),
                lower(entry.door()),
                entry.action(),
                entry.target().kind(),
                entry.target().name(),
                textOf(entry.project()),
                lower(entry.outcome().name()),
                textOf(entry.code()));
    }

    private static String json(AuditEntry entry) {
        var finishedAt = entry.finishedAt();
        var project = entry.project();
        return new CanonicalJson()
                .put("sequence", entry.sequence())
                .put("at", entry.at().toString())
                .put("finishedAt", finishedAt == null ? null : finishedAt.toString())
                .put("actorId", entry.actorId())
                .put("actorName", entry.actorName())
                .put("door", lower(entry.door()))
                .put("action", entry.action())
                .put("targetKind", entry.target().kind())
                .put("targetName", entry.target().name())
                .put("project", project == null ? null : project.value())
                .put("outcome", lower(entry.outcome().name()))
                .put("code", entry.code())
                .toString();
    }

    /** As the API writes constants. */
    private static String lower(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }

    private static String textOf(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** Hands over what is still buffered; the stream stays open. */
    @Override
    public void close() throws IOException {
        target.flush();
    }
}
