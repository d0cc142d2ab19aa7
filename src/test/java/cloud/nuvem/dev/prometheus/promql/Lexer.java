package cloud.nuvem.dev.prometheus.promql;

import cloud.nuvem.dev.prometheus.promql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query into words. */
final class Lexer {

    private static final Pattern WORD = Pattern.compile("""
            (?<space>\\s+|\\#[^\\n]*)
            |(?<duration>(?:[0-9]+(?:ms|[smhdwy]))+(?![A-Za-z0-9_]))
            |(?<number>0[xX][0-9a-fA-F]+|(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?![A-Za-z0-9_]))
            |(?<identifier>[A-Za-z_:][A-Za-z0-9_:]*)
            |(?<raw>`[^`]*`)
            |(?<quoted>"(?:[^"\\\\\\n]|\\\\.)*"|'(?:[^'\\\\\\n]|\\\\.)*')
            |(?<symbol>=~|!~|==|!=|>=|<=|[-=<>+*/%^(){}\\[\\],:@])""", Pattern.COMMENTS);

    private Lexer() {}

    static List<Token> words(String query) {
        var words = new ArrayList<Token>();
        var scanner = WORD.matcher(query);
        var position = 0;
        while (position < query.length()) {
            scanner.region(position, query.length());
            if (!scanner.lookingAt()) {
                throw unreadable(query, position);
            }
            if (scanner.group("space") == null) {
                words.add(word(query, scanner));
            }
            position = scanner.end();
        }
        words.add(new Token(Kind.END, "", query.length()));
        return words;
    }

    private static Token word(String query, Matcher found) {
        var text = found.group();
        var kind = Kind.SYMBOL;
        if (found.group("duration") != null) {
            kind = Kind.DURATION;
        } else if (found.group("number") != null) {
            kind = Kind.NUMBER;
        } else if (found.group("identifier") != null) {
            kind = Kind.IDENTIFIER;
        } else if (found.group("raw") != null) {
            return new Token(Kind.STRING, text.substring(1, text.length() - 1), found.start());
        } else if (found.group("quoted") != null) {
            return new Token(Kind.STRING, new Quoted(query, found.start()).content(text), found.start());
        }
        return new Token(kind, text, found.start());
    }

    private static QueryFailed unreadable(String query, int position) {
        var first = query.charAt(position);
        return first == '"' || first == '\'' || first == '`'
                ? QueryFailed.parse(query, position, "unterminated quoted string")
                : QueryFailed.parse(query, position, "unexpected character: '%s'".formatted(first));
    }
}
