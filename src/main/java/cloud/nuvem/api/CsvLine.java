package cloud.nuvem.api;

import java.util.Arrays;
import java.util.stream.Collectors;

/** One line of a CSV file (RFC 4180) that no spreadsheet takes for anything but text. */
public final class CsvLine {

    private static final String FORMULA = "=+-@\t\r\n";

    private CsvLine() {}

    /** With its end of line. */
    public static String of(String... cells) {
        return Arrays.stream(cells).map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Quoted, and with an apostrophe in front of what a spreadsheet would run as a formula. */
    private static String cell(String text) {
        boolean looksLikeFormula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return '"' + (looksLikeFormula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
