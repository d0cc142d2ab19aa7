package cloud.nuvem.dev.stripe;

import com.stripe.net.ApiRequestParams;
import com.stripe.param.common.EmptyParam;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Refuses what Stripe would: names that the library's parameter classes do not have, and values of other types. */
final class ParameterCheck {

    private ParameterCheck() {}

    /** @param type the library's class of this request's parameters */
    static void check(Class<?> type, Parameters parameters) {
        object(type, parameters.tree(), "");
    }

    private static void object(Class<?> type, Map<?, ?> tree, String path) {
        var known = ParameterNames.of(type);
        tree.forEach((name, value) -> {
            var at = path.isEmpty() ? name.toString() : path + "[" + name + "]";
            var types = known.get(name.toString());
            if (types == null) {
                throw StripeFailure.invalid("parameter_unknown", "Received unknown parameter: " + at)
                        .at(at);
            }
            value(types, value, at);
        });
    }

    private static void value(List<Type> types, Object value, String at) {
        if (value.equals("")) {
            emptied(types, at);
        } else if (value instanceof Map<?, ?> tree) {
            nested(types, tree, at);
        } else {
            text(types, value.toString(), at);
        }
    }

    private static void emptied(List<Type> types, String at) {
        if (!types.contains(EmptyParam.class)) {
            throw StripeFailure.invalid(
                            "parameter_invalid_empty",
                            "You passed an empty string for '%s'. We assume empty values are an attempt to unset a parameter; however '%s' cannot be unset. You should remove '%s' from your request or supply a non-empty value."
                                    .formatted(at, at, at))
                    .at(at);
        }
    }

    private static void nested(List<Type> types, Map<?, ?> tree, String at) {
        for (var type : types) {
            if (type instanceof ParameterizedType generic) {
                if (generic.getRawType() == Map.class) {
                    metadata(tree, at);
                    return;
                }
                var element = List.of(generic.getActualTypeArguments()[0]);
                tree.forEach((index, value) -> value(element, value, at + "[" + index + "]"));
                return;
            }
            if (type instanceof Class<?> nested && !nested.isEnum() && nested.getEnclosingClass() != null) {
                object(nested, tree, at);
                return;
            }
        }
        throw StripeFailure.invalid(null, "Invalid string: {\"" + at + "\"}").at(at);
    }

    private static void metadata(Map<?, ?> entries, String at) {
        if (entries.size() > 50) {
            throw StripeFailure.invalid(null, "Metadata can have at most 50 keys.")
                    .at(at);
        }
        entries.forEach((key, value) -> {
            if (key.toString().length() > 40 || value.toString().length() > 500) {
                throw StripeFailure.invalid(
                                null,
                                "Metadata keys can have up to 40 characters and values up to 500; you passed '" + key
                                        + "'.")
                        .at(at);
            }
        });
    }

    private static void text(List<Type> types, String value, String at) {
        if (types.stream().noneMatch(type -> type instanceof Class<?> simple && accepts(simple, value))) {
            throw refusal(types, value, at).at(at);
        }
    }

    private static boolean accepts(Class<?> type, String value) {
        if (type == Long.class || type == Integer.class) {
            return value.matches("-?\\d{1,18}");
        }
        if (type == Boolean.class) {
            return value.equals("true") || value.equals("false");
        }
        if (type == BigDecimal.class) {
            return value.matches("-?\\d+(\\.\\d+)?");
        }
        if (type == Instant.class) {
            return value.matches("\\d+");
        }
        return type.isEnum() ? options(type).contains(value) : type == String.class || type == Object.class;
    }

    private static List<String> options(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(option -> ((ApiRequestParams.EnumParam) option).getValue())
                .toList();
    }

    private static StripeFailure refusal(List<Type> types, String value, String at) {
        if (types.contains(Long.class) || types.contains(Integer.class)) {
            return StripeFailure.invalid("parameter_invalid_integer", "Invalid integer: " + value);
        }
        if (types.contains(Boolean.class)) {
            return StripeFailure.invalid(null, "Invalid boolean: " + value);
        }
        var choices = types.stream()
                .filter(type -> type instanceof Class<?> simple && simple.isEnum())
                .flatMap(type -> options((Class<?>) type).stream())
                .collect(Collectors.joining(", "));
        return choices.isEmpty()
                ? StripeFailure.invalid(null, "Invalid object")
                : StripeFailure.invalid(null, "Invalid %s: must be one of %s".formatted(at, choices));
    }
}
