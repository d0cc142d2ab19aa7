package cloud.nuvem.dev.stripe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request says, form-encoded and nested: {@code card[number]=4242&expand[]=customer}. An array is a map from its indexes. A
 * value is a text or again a map.
 */
record Parameters(Map<String, Object> tree) {

    static Parameters parse(String encoded) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (var pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                put(tree, segments(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return new Parameters(tree);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static List<String> segments(String name) {
        int bracket = name.indexOf('[');
        if (bracket < 0 || !name.endsWith("]")) {
            return List.of(name);
        }
        var all = new ArrayList<String>();
        all.add(name.substring(0, bracket));
        all.addAll(List.of(name.substring(bracket + 1, name.length() - 1).split("]\\[", -1)));
        return all;
    }

    @SuppressWarnings("unchecked") // a map in this tree always has texts as keys
    private static void put(Map<String, Object> tree, List<String> segments, String value) {
        var name = segments.getFirst().isEmpty() ? String.valueOf(tree.size()) : segments.getFirst();
        if (segments.size() == 1) {
            tree.put(name, value);
            return;
        }
        if (!(tree.get(name) instanceof Map)) {
            tree.put(name, new LinkedHashMap<String, Object>());
        }
        put((Map<String, Object>) tree.get(name), segments.subList(1, segments.size()), value);
    }

    boolean has(String name) {
        return tree.containsKey(name);
    }

    /** The value, unless it is missing or emptied. */
    Optional<String> text(String name) {
        return tree.get(name) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    /** Refused when missing. */
    String required(String name) {
        return text(name).orElseThrow(() -> StripeFailure.missing(name));
    }

    /** Refused when missing; a number by the check of the parameters. */
    long requiredNumber(String name) {
        return Long.parseLong(required(name));
    }

    Optional<Long> number(String name) {
        return text(name).map(Long::valueOf);
    }

    boolean flag(String name) {
        return text(name).filter("true"::equals).isPresent();
    }

    /** Nothing in it when missing. */
    @SuppressWarnings("unchecked") // a map in this tree always has texts as keys
    Parameters inside(String name) {
        return new Parameters(tree.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of());
    }

    /** The objects of an array. */
    List<Parameters> each(String name) {
        var array = inside(name);
        return array.tree.keySet().stream().map(array::inside).toList();
    }

    /** The texts of an array. */
    List<String> texts(String name) {
        return inside(name).tree.values().stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }
}
