package cloud.nuvem.dev.prometheus.promql;

import cloud.nuvem.dev.prometheus.promql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The words of a query, read one after the other. */
final class Words {

    private static final Pattern DURATION_PART = Pattern.compile("([0-9]+)(ms|[smhdwy])");

    private final String query;
    private final List<Token> all;
    private int next;

    Words(String query) {
        this.query = query;
        this.all = Lexer.words(query);
    }

    Token peek() {
        return all.get(next);
    }

    Token peekSecond() {
        return all.get(Math.min(next + 1, all.size() - 1));
    }

    Token take() {
        var word = peek();
        if (word.kind() != Kind.END) {
            next++;
        }
        return word;
    }

    boolean takeIf(String symbol) {
        if (peek().is(symbol)) {
            take();
            return true;
        }
        return false;
    }

    boolean takeIfWord(String word) {
        if (peek().isWord(word)) {
            take();
            return true;
        }
        return false;
    }

    void expect(String symbol, String context) {
        if (!takeIf(symbol)) {
            throw unexpected(peek(), context + ", expected \"" + symbol + "\"");
        }
    }

    String expect(Kind kind, String context) {
        if (peek().kind() != kind) {
            throw unexpected(peek(), context);
        }
        return take().text();
    }

    /** Names in parentheses; none is fine. */
    List<String> names(String context) {
        expect("(", context);
        var names = new ArrayList<String>();
        while (!takeIf(")")) {
            names.add(expect(Kind.IDENTIFIER, context + ", expected label"));
            if (!peek().is(")")) {
                expect(",", context);
            }
        }
        return names;
    }

    /** Milliseconds. */
    long duration(String context) {
        var word = take();
        if (word.kind() == Kind.NUMBER) {
            return Math.round(number(word) * 1000);
        }
        if (word.kind() != Kind.DURATION) {
            throw unexpected(word, context + ", expected duration");
        }
        return milliseconds(word.text());
    }

    /** Of a duration that is well-formed. */
    static long milliseconds(String duration) {
        return DURATION_PART
                .matcher(duration)
                .results()
                .mapToLong(part -> Long.parseLong(part.group(1)) * unit(part.group(2)))
                .sum();
    }

    private static long unit(String name) {
        return switch (name) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            case "w" -> 7 * 86_400_000L;
            default -> 365 * 86_400_000L;
        };
    }

    double number(Token word) {
        return switch (word.text().toLowerCase(java.util.Locale.ROOT)) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "nan" -> Double.NaN;
            case String hex when hex.startsWith("0x") -> Long.parseLong(hex.substring(2), 16);
            case String decimal -> Double.parseDouble(decimal);
        };
    }

    QueryFailed unexpected(Token word, String context) {
        return failure(word.position(), "unexpected %s%s".formatted(word.described(), context));
    }

    QueryFailed failure(int position, String message) {
        return QueryFailed.parse(query, position, message);
    }
}
