package cloud.nuvem.dev.prometheus.promql;

/**
 * A word of a query.
 *
 * @param text of a string: without its quotes
 * @param position of its first character in the query
 */
record Token(Kind kind, String text, int position) {

    /** What it is. */
    enum Kind {
        IDENTIFIER,
        NUMBER,
        DURATION,
        STRING,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.IDENTIFIER && text.equalsIgnoreCase(word);
    }

    /** As messages name it. */
    String described() {
        return switch (kind) {
            case END -> "end of input";
            case IDENTIFIER -> "identifier \"" + text + "\"";
            case NUMBER -> "number \"" + text + "\"";
            case DURATION -> "duration \"" + text + "\"";
            case STRING -> "string \"" + text + "\"";
            case SYMBOL -> "\"" + text + "\"";
        };
    }
}
