package cloud.nuvem.dev.cluster.controllers.admission;

import cloud.nuvem.dev.cluster.core.StatusException.Cause;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Port numbers as Kubernetes wants them. */
final class Ports {

    private static final int HIGHEST = 65_535;

    private Ports() {}

    /** Named ports and absent ones are well. */
    static void check(JsonNode port, String field, List<Cause> causes) {
        if (port.isNumber() && (port.asLong() < 1 || port.asLong() > HIGHEST)) {
            causes.add(new Cause(
                    "FieldValueInvalid",
                    field,
                    "Invalid value: %d: must be between 1 and 65535, inclusive".formatted(port.asLong())));
        }
    }
}
