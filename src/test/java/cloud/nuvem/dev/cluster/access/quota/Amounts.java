package cloud.nuvem.dev.cluster.access.quota;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Kubernetes quantities as exact numbers, and back in the form an API server prints. */
final class Amounts {

    static final String STORAGE = "requests.storage";

    private static final BigDecimal BINARY_STEP = BigDecimal.valueOf(1024);
    private static final BigDecimal DECIMAL_STEP = BigDecimal.valueOf(1000);
    private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
    private static final List<String> DECIMAL = List.of("", "k", "M", "G", "T", "P", "E");

    private Amounts() {}

    /** Zero when there is no quantity. */
    static BigDecimal parse(JsonNode quantity) {
        return quantity.isMissingNode() || quantity.isNull()
                ? BigDecimal.ZERO
                : Quantity.getAmountInBytes(new Quantity(quantity.asString()));
    }

    /** The largest unit that leaves a whole number: of 1024 for storage, of 1000 for the rest. */
    static String print(String resource, BigDecimal amount) {
        boolean binary = resource.endsWith(STORAGE);
        var step = binary ? BINARY_STEP : DECIMAL_STEP;
        var units = binary ? BINARY : DECIMAL;
        var rest = amount;
        int unit = 0;
        while (rest.signum() != 0
                && unit < units.size() - 1
                && rest.remainder(step).signum() == 0) {
            rest = rest.divide(step);
            unit++;
        }
        return rest.stripTrailingZeros().toPlainString() + units.get(unit);
    }
}
