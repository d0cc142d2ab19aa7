package cloud.nuvem.console.internal;

import cloud.nuvem.console.LogLine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Cuts what comes into lines; keeps no more of an endless one than is shown of it. For one thread. */
final class LogLines {

    /** Bytes kept of a line, its time included. */
    static final int LONGEST = 8 * 1024;

    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();

    /** The lines that are complete with these bytes. */
    List<LogLine> add(byte[] bytes) {
        var lines = new ArrayList<LogLine>();
        int start = 0;
        for (int index = 0; index < bytes.length; index++) {
            if (bytes[index] == '\n') {
                keep(bytes, start, index);
                lines.add(line(unfinished.toString(StandardCharsets.UTF_8)));
                unfinished.reset();
                start = index + 1;
            }
        }
        keep(bytes, start, bytes.length);
        return lines;
    }

    private void keep(byte[] bytes, int from, int to) {
        int room = LONGEST - unfinished.size();
        unfinished.write(bytes, from, Math.min(room, to - from));
    }

    /** The kubelet writes the time, a space, and what was said. */
    private static LogLine line(String text) {
        int space = text.indexOf(' ');
        var said = text.substring(space + 1);
        return new LogLine(time(text, space), said.endsWith("\r") ? said.substring(0, said.length() - 1) : said);
    }

    private static Instant time(String text, int space) {
        try {
            return Instant.parse(text.substring(0, Math.max(0, space)));
        } catch (DateTimeException notATime) {
            return Instant.EPOCH;
        }
    }
}
