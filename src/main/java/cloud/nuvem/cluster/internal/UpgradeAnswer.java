package cloud.nuvem.cluster.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The head of an API server's answer to an upgrade.
 *
 * @param headers by lower-case name; of repeated ones all values, with commas between
 */
record UpgradeAnswer(int status, Map<String, String> headers) {

    private static final int MOST_LINES = 64;
    private static final int LONGEST_LINE = 8_192;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 ([1-5][0-9]{2})( .*)?");

    /** Reads to the blank line and not a byte further: what follows are frames already. */
    static UpgradeAnswer read(InputStream in) throws IOException {
        var first = STATUS_LINE.matcher(line(in));
        if (!first.matches()) {
            throw new IOException("no HTTP/1.1 answer");
        }
        var headers = new TreeMap<String, String>();
        for (int lines = 0; lines < MOST_LINES; lines++) {
            var line = line(in);
            if (line.isEmpty()) {
                return new UpgradeAnswer(Integer.parseInt(first.group(1)), headers);
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("a header without a name");
            }
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (before, after) -> before + ", " + after);
        }
        throw new IOException("too many headers");
    }

    /** Empty where there is none. */
    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** How much of the body to read: what is announced, at most this much; nothing where the length is not told. */
    int bodyLength(int most) {
        var length = header("Content-Length");
        return length.matches("[0-9]{1,9}") ? Math.min(most, Integer.parseInt(length)) : 0;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the answer ended within its head");
            }
            if (line.length() == LONGEST_LINE) {
                throw new IOException("a header that is too long");
            }
            line.append((char) next);
        }
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    }
}
