package cloud.nuvem.dev.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.annotations.SerializedName;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Customer;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Refund;
import com.stripe.model.SetupIntent;
import com.stripe.model.StripeObject;
import com.stripe.model.WebhookEndpoint;
import com.stripe.model.checkout.Session;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The objects have no field that the library would not know. */
class TemplatesTests {

    private static final Map<Kind, Class<?>> MODELS = Map.ofEntries(
            Map.entry(Kind.CUSTOMER, Customer.class),
            Map.entry(Kind.PAYMENT_METHOD, PaymentMethod.class),
            Map.entry(Kind.PAYMENT_INTENT, PaymentIntent.class),
            Map.entry(Kind.SETUP_INTENT, SetupIntent.class),
            Map.entry(Kind.CHARGE, Charge.class),
            Map.entry(Kind.REFUND, Refund.class),
            Map.entry(Kind.DISPUTE, Dispute.class),
            Map.entry(Kind.BALANCE_TRANSACTION, BalanceTransaction.class),
            Map.entry(Kind.CHECKOUT_SESSION, Session.class),
            Map.entry(Kind.EVENT, Event.class),
            Map.entry(Kind.WEBHOOK_ENDPOINT, WebhookEndpoint.class));

    @ParameterizedTest
    @EnumSource
    void areKnownToTheLibrary(Kind kind) {
        assertKnown(kind.fresh(0), MODELS.getOrDefault(kind, Object.class), kind.object());
    }

    private static void assertKnown(JsonNode object, Class<?> model, String at) {
        var known = fields(model);
        object.properties().forEach(field -> {
            assertThat(known).as(at).containsKey(field.getKey());
            nested(known.getOrDefault(field.getKey(), Object.class))
                    .ifPresent(type -> each(field.getValue())
                            .forEach(value -> assertKnown(value, type, at + "." + field.getKey())));
        });
    }

    private static List<JsonNode> each(JsonNode value) {
        if (value.isObject()) {
            return List.of(value);
        }
        return value.isArray() ? value.valueStream().filter(JsonNode::isObject).toList() : List.of();
    }

    private static Optional<Class<?>> nested(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return nested(generic.getActualTypeArguments()[0]);
        }
        return type instanceof Class<?> simple && StripeObject.class.isAssignableFrom(simple)
                ? Optional.of(simple)
                : Optional.empty();
    }

    private static Map<String, Type> fields(Class<?> model) {
        var fields = new TreeMap<String, Type>();
        Arrays.stream(model.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(SerializedName.class))
                .forEach(field ->
                        fields.put(field.getAnnotation(SerializedName.class).value(), field.getGenericType()));
        return fields;
    }
}
