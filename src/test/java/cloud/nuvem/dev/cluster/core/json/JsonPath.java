package cloud.nuvem.dev.cluster.core.json;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;

/** The part of JSONPath that printer columns use: fields, indexes, {@code [*]} and {@code [?(@.type=="Ready")]}. */
public record JsonPath(List<Step> steps) {

    private static final Pattern STEP = Pattern.compile(
            "(\\.length\\(\\))$|"
                    + "\\.((?:[^.\\[\\\\]|\\\\.)+)|\\['([^']+)'\\]|\\[(\\d+|\\*)\\]|\\[\\?\\(@\\.([\\w.]+)==[\"']([^\"']*)[\"']\\)\\]");

    /** From some nodes to the next. */
    sealed interface Step {
        List<JsonNode> from(JsonNode node);
    }

    record Field(String name) implements Step {
        @Override
        public List<JsonNode> from(JsonNode node) {
            return node.has(name) ? List.of(node.path(name)) : List.of();
        }
    }

    /** @param position -1 for all */
    record Element(int position) implements Step {
        @Override
        public List<JsonNode> from(JsonNode node) {
            if (position < 0) {
                return List.copyOf(node.values());
            }
            return node.has(position) ? List.of(node.path(position)) : List.of();
        }
    }

    /** Not JSONPath's: real servers count in code what our columns can only name. */
    record Size() implements Step {
        @Override
        public List<JsonNode> from(JsonNode node) {
            return List.of(IntNode.valueOf(node.size()));
        }
    }

    record Filter(String field, String value) implements Step {
        @Override
        public List<JsonNode> from(JsonNode node) {
            return node.valueStream()
                    .filter(element ->
                            Json.plain(Json.at(element, field.split("\\."))).equals(value))
                    .toList();
        }
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException for anything outside the part we know
     */
    public static JsonPath of(String path) {
        var steps = new ArrayList<Step>();
        Matcher matcher = STEP.matcher(path);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            steps.add(step(matcher));
            end = matcher.end();
        }
        if (end != path.length()) {
            throw new IllegalArgumentException("not a path that columns may use: " + path);
        }
        return new JsonPath(List.copyOf(steps));
    }

    private static Step step(Matcher matcher) {
        if (matcher.group(1) != null) {
            return new Size();
        }
        if (matcher.group(2) != null) {
            return new Field(matcher.group(2).replace("\\", ""));
        }
        if (matcher.group(3) != null) {
            return new Field(matcher.group(3).replace("\\", ""));
        }
        if (matcher.group(4) != null) {
            return new Element(matcher.group(4).equals("*") ? -1 : Integer.parseInt(matcher.group(4)));
        }
        return new Filter(matcher.group(5), matcher.group(6));
    }

    /** What the path leads to, in order; empty when it leads nowhere. */
    public List<JsonNode> in(JsonNode root) {
        var nodes = List.of(root);
        for (var step : steps) {
            nodes = nodes.stream().flatMap(node -> step.from(node).stream()).toList();
        }
        return nodes;
    }
}
