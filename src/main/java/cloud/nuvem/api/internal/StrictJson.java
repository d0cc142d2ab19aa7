package cloud.nuvem.api.internal;

import cloud.nuvem.kernel.DataSize;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.LogicalType;

/**
 * The API's JSON: what is not understood is refused instead of ignored, and nothing is guessed (no number from a text, no
 * enum from a number). Sizes are texts as Kubernetes writes them: {@code "20Gi"}.
 */
final class StrictJson {

    private StrictJson() {}

    static JsonMapper of(JsonMapper mapper) {
        return mapper.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .addModule(new SimpleModule("nuvem")
                        .addSerializer(DataSize.class, new SizeSerializer())
                        .addDeserializer(DataSize.class, new SizeDeserializer()))
                .build();
    }

    private static final class SizeSerializer extends StdSerializer<DataSize> {

        private static final String[] UNITS = {"", "Ki", "Mi", "Gi"};

        SizeSerializer() {
            super(DataSize.class);
        }

        @Override
        public void serialize(DataSize size, JsonGenerator generator, SerializationContext context) {
            long number = size.bytes();
            int unit = 0;
            while (number != 0 && number % 1024 == 0 && unit < UNITS.length - 1) {
                number /= 1024;
                unit++;
            }
            generator.writeString(number + UNITS[unit]);
        }
    }

    private static final class SizeDeserializer extends StdDeserializer<DataSize> {

        private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,18})(Ki|Mi|Gi|Ti)?");

        SizeDeserializer() {
            super(DataSize.class);
        }

        @Override
        public DataSize deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (DataSize) context.handleUnexpectedToken(context.constructType(DataSize.class), parser);
            }
            var text = parser.getString();
            var match = SYNTAX.matcher(text);
            try {
                if (match.matches()) {
                    return new DataSize(Math.multiplyExact(Long.parseLong(match.group(1)), factor(match.group(2))));
                }
            } catch (ArithmeticException tooLarge) {
                return (DataSize) context.handleWeirdStringValue(DataSize.class, text, "beyond 2^63 bytes");
            }
            return (DataSize) context.handleWeirdStringValue(DataSize.class, text, "not a size such as 20Gi");
        }

        private static long factor(@Nullable String unit) {
            return switch (unit) {
                case "Ki" -> 1L << 10;
                case "Mi" -> 1L << 20;
                case "Gi" -> 1L << 30;
                case "Ti" -> 1L << 40;
                case null, default -> 1L;
            };
        }
    }
}
