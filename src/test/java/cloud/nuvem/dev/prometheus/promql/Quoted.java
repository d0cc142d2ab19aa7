package cloud.nuvem.dev.prometheus.promql;

/** A string in double or single quotes, with the escapes of Go: an unknown one is an error, as there. */
record Quoted(String query, int position) {

    private static final String LETTERS = "abfnrtv";
    private static final String MEANINGS = "\u0007\b\f\n\r\t\u000B";

    /** What is meant by a string that still has its quotes. */
    String content(String quoted) {
        var text = new StringBuilder();
        var end = quoted.length() - 1;
        var i = 1;
        while (i < end) {
            if (quoted.charAt(i) != '\\') {
                text.append(quoted.charAt(i++));
                continue;
            }
            var escape = quoted.charAt(i + 1);
            var digits = digits(escape);
            i += 2;
            if (digits > 0) {
                text.appendCodePoint(codePoint(quoted.substring(i, Math.min(i + digits, end)), digits));
                i += digits;
            } else {
                text.append(meaning(escape, quoted.charAt(0)));
            }
        }
        return text.toString();
    }

    private static int digits(char escape) {
        return switch (escape) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> 0;
        };
    }

    private char meaning(char escape, char quote) {
        var letter = LETTERS.indexOf(escape);
        if (letter >= 0) {
            return MEANINGS.charAt(letter);
        }
        if (escape == '\\' || escape == quote) {
            return escape;
        }
        throw QueryFailed.parse(query, position, "unknown escape sequence U+%04X '%s'".formatted((int) escape, escape));
    }

    private int codePoint(String digits, int wanted) {
        if (digits.length() == wanted && digits.chars().allMatch(each -> Character.digit(each, 16) >= 0)) {
            var point = Long.parseLong(digits, 16);
            if (Character.isValidCodePoint((int) point) && point <= Character.MAX_CODE_POINT) {
                return (int) point;
            }
        }
        throw QueryFailed.parse(query, position, "illegal character in escape sequence");
    }
}
