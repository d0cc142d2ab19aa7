package cloud.nuvem.metering.internal;

import cloud.nuvem.metering.UsageLine;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes lines as RFC 4180 to a stream that the caller owns. */
final class UsageExport implements Closeable {

    private final Map<String, Function<UsageLine, String>> columns;
    private final Writer target;

    private UsageExport(Map<String, Function<UsageLine, String>> columns, Writer target) {
        this.columns = columns;
        this.target = target;
    }

    static UsageExport begin(Map<String, Function<UsageLine, String>> columns, OutputStream target) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8));
        var export = new UsageExport(columns, writer);
        export.write(columns.keySet());
        return export;
    }

    void write(UsageLine line) throws IOException {
        write(ExportColumns.row(columns, line));
    }

    private void write(Collection<String> cells) throws IOException {
        target.write(cells.stream().map(UsageExport::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    /** Quoted, and with an apostrophe in front of what a spreadsheet would run as a formula. */
    static String cell(String text) {
        boolean looksLikeFormula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
        return '"' + (looksLikeFormula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }

    /** Hands over what is still buffered; the stream stays open. */
    @Override
    public void close() throws IOException {
        target.flush();
    }
}
