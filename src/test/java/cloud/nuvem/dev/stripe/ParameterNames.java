package cloud.nuvem.dev.stripe;

import com.google.gson.annotations.SerializedName;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The names that a parameter class of the library gives, each with the types that its builder takes. */
final class ParameterNames {

    private static final Map<Class<?>, Map<String, List<Type>>> KNOWN = new ConcurrentHashMap<>();
    private static final String ESCAPE_HATCH = "_stripe_java_extra_param_key";

    private ParameterNames() {}

    static Map<String, List<Type>> of(Class<?> type) {
        return KNOWN.computeIfAbsent(type, ParameterNames::read);
    }

    private static Map<String, List<Type>> read(Class<?> type) {
        var names = new HashMap<String, List<Type>>();
        for (var field : type.getDeclaredFields()) {
            var name = field.getAnnotation(SerializedName.class);
            if (name != null && !name.value().equals(ESCAPE_HATCH) && !Modifier.isStatic(field.getModifiers())) {
                names.put(name.value(), types(type, field));
            }
        }
        return Map.copyOf(names);
    }

    /** A field that takes several types is declared an object: then the builder's setters tell them. */
    private static List<Type> types(Class<?> type, Field field) {
        if (field.getType() != Object.class) {
            return List.of(field.getGenericType());
        }
        var setter = "set" + Character.toUpperCase(field.getName().charAt(0))
                + field.getName().substring(1);
        var told = Arrays.stream(type.getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals("Builder"))
                .flatMap(builder -> Arrays.stream(builder.getDeclaredMethods()))
                .filter(method -> method.getName().equals(setter) && method.getParameterCount() == 1)
                .map(method -> method.getGenericParameterTypes()[0])
                .toList();
        return told.isEmpty() ? List.of(Object.class) : told;
    }
}
