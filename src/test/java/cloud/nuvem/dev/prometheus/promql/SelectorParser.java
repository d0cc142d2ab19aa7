package cloud.nuvem.dev.prometheus.promql;

import cloud.nuvem.dev.prometheus.promql.Expression.Selector;
import cloud.nuvem.dev.prometheus.promql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** {@code name{label="value"}[5m] offset 1h}. */
final class SelectorParser {

    private static final Set<String> OPERATORS = Set.of("=", "!=", "=~", "!~");

    private final Words words;

    SelectorParser(Words words) {
        this.words = words;
    }

    /** Name and matchers, and what may follow them. */
    Selector selector() {
        var start = words.peek();
        var matchers = new ArrayList<Matcher>();
        if (start.kind() == Kind.IDENTIFIER) {
            matchers.add(new Matcher(Labels.NAME, "=", words.take().text()));
        }
        if (words.takeIf("{")) {
            while (!words.takeIf("}")) {
                matchers.add(matcher());
                if (!words.peek().is("}")) {
                    words.expect(",", " in label matching");
                }
            }
        } else if (matchers.isEmpty()) {
            throw words.unexpected(start, "");
        }
        if (matchers.stream().allMatch(Matcher::allowsAbsence)) {
            throw words.failure(start.position(), "vector selector must contain at least one non-empty matcher");
        }
        return (Selector) suffix(new Selector(List.copyOf(matchers), 0, 0));
    }

    private Matcher matcher() {
        var label = words.expect(Kind.IDENTIFIER, " in label matching, expected identifier or \"}\"");
        var operator = words.take();
        if (!OPERATORS.contains(operator.text())) {
            throw words.unexpected(operator, " in label matching, expected label matching operator");
        }
        var start = words.peek();
        var value = words.expect(Kind.STRING, " in label matching, expected string");
        try {
            return new Matcher(label, operator.text(), value);
        } catch (PatternSyntaxException unreadable) {
            throw words.failure(start.position(), "error parsing regexp: " + unreadable.getDescription());
        }
    }

    /** A range and an offset, where there are some. */
    Expression suffix(Expression expression) {
        var result = expression;
        while (true) {
            var next = words.peek();
            if (next.is("[")) {
                result = ranged(result, next);
            } else if (next.isWord("offset")) {
                result = moved(result, next);
            } else if (next.is("@")) {
                throw words.failure(next.position(), "the @ modifier is not supported here");
            } else {
                return result;
            }
        }
    }

    private Expression ranged(Expression expression, Token at) {
        words.take();
        var range = words.duration(" in subquery or range selector");
        if (words.peek().text().startsWith(":")) {
            throw words.failure(at.position(), "subqueries are not supported here");
        }
        words.expect("]", " in subquery or range selector");
        if (!(expression instanceof Selector selector) || selector.range() != 0) {
            throw words.failure(at.position(), "ranges only allowed for vector selectors");
        }
        if (selector.offset() != 0) {
            throw words.failure(at.position(), "no offset modifiers allowed before range");
        }
        if (range <= 0) {
            throw words.failure(at.position(), "duration must be greater than 0");
        }
        return new Selector(selector.matchers(), range, 0);
    }

    private Expression moved(Expression expression, Token at) {
        words.take();
        var back = words.takeIf("-") ? -1 : 1;
        var offset = back * words.duration(" in offset");
        if (!(expression instanceof Selector selector)) {
            throw words.failure(
                    at.position(),
                    "offset modifier must be preceded by an instant vector selector or range vector selector");
        }
        if (selector.offset() != 0) {
            throw words.failure(at.position(), "offset may not be set multiple times");
        }
        return new Selector(selector.matchers(), selector.range(), offset);
    }
}
