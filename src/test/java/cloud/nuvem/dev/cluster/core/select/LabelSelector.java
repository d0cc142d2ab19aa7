package cloud.nuvem.dev.cluster.core.select;

import cloud.nuvem.dev.cluster.core.StatusException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A label selector as it stands in a query: {@code tier=web,env in (test,prod),!old}. */
public record LabelSelector(List<Requirement> requirements) {

    public static final LabelSelector EVERYTHING = new LabelSelector(List.of());

    private static final String KEY = "(?:[a-z0-9][-a-z0-9.]*/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?";
    private static final String VALUE = "[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?";
    private static final Pattern SET = Pattern.compile("(" + KEY + ")\\s+(in|notin)\\s*\\(([^()]*)\\)");
    private static final Pattern COMPARISON = Pattern.compile("(" + KEY + ")\\s*(==|=|!=|>|<)\\s*((?:" + VALUE + ")?)");
    private static final Pattern EXISTENCE = Pattern.compile("(!?)\\s*(" + KEY + ")");
    private static final Pattern ONE_VALUE = Pattern.compile("(?:" + VALUE + ")?");

    /**
     * What one label must be.
     *
     * @param operator one of in notin exists !exists &gt; &lt;
     */
    public record Requirement(String key, String operator, Set<String> values) {

        boolean matches(JsonNode labels) {
            var label = labels.path(key);
            var value = label.isMissingNode() ? null : label.asString("");
            return switch (operator) {
                case "in" -> value != null && values.contains(value);
                case "notin" -> value == null || !values.contains(value);
                case "exists" -> value != null;
                case "!exists" -> value == null;
                default -> value != null && isBeyond(value);
            };
        }

        private boolean isBeyond(String value) {
            try {
                long difference =
                        Long.parseLong(value) - Long.parseLong(values.iterator().next());
                return operator.equals(">") ? difference > 0 : difference < 0;
            } catch (NumberFormatException notANumber) {
                return false;
            }
        }
    }

    /**
     * Reads a selector; nothing selects everything.
     *
     * @throws StatusException 400 when the text is no selector
     */
    public static LabelSelector parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return EVERYTHING;
        }
        var requirements = new ArrayList<Requirement>();
        for (var part : split(text)) {
            requirements.add(requirement(part.strip(), text));
        }
        return new LabelSelector(List.copyOf(requirements));
    }

    public boolean matches(JsonNode object) {
        if (requirements.isEmpty()) {
            return true;
        }
        var labels = object.path("metadata").path("labels");
        return requirements.stream().allMatch(requirement -> requirement.matches(labels));
    }

    private static List<String> split(String text) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (letter == ',' && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static Requirement requirement(String part, String whole) {
        Matcher set = SET.matcher(part);
        if (set.matches()) {
            return new Requirement(set.group(1), set.group(2), values(set.group(3), whole));
        }
        Matcher comparison = COMPARISON.matcher(part);
        if (comparison.matches()) {
            var operator = switch (comparison.group(2)) {
                case "=", "==" -> "in";
                case "!=" -> "notin";
                default -> comparison.group(2);
            };
            return new Requirement(comparison.group(1), operator, Set.of(comparison.group(3)));
        }
        Matcher existence = EXISTENCE.matcher(part);
        if (existence.matches()) {
            return new Requirement(existence.group(2), existence.group(1) + "exists", Set.of());
        }
        throw unparseable(whole);
    }

    private static Set<String> values(String list, String whole) {
        var values = new HashSet<String>();
        for (var value : list.split(",", -1)) {
            if (!ONE_VALUE.matcher(value.strip()).matches()) {
                throw unparseable(whole);
            }
            values.add(value.strip());
        }
        return Set.copyOf(values);
    }

    private static StatusException unparseable(String text) {
        return StatusException.badRequest("unable to parse requirement: couldn't parse the selector string \"" + text
                + "\": found '" + text + "', expected: identifier, '!', 'in', 'notin', '=', '==', '!=', 'gt', 'lt'");
    }
}
