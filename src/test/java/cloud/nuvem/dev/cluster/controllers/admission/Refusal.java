package cloud.nuvem.dev.cluster.controllers.admission;

import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.StatusException.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Collects what is wrong and says it as one of KubeVirt's webhooks does. */
final class Refusal {

    private static final int SAID = 10;

    private final String webhook;
    private final List<Cause> causes = new ArrayList<>();

    /** @param webhook for example {@code virtualmachine-validator.kubevirt.io} */
    Refusal(String webhook) {
        this.webhook = webhook;
    }

    void add(String reason, String field, String message) {
        causes.add(new Cause(reason, field, message));
    }

    void invalid(String field, String message) {
        add("FieldValueInvalid", field, message);
    }

    /** @throws StatusException 422 when something was added */
    void throwIfAny() {
        if (causes.isEmpty()) {
            return;
        }
        var said = causes.subList(0, Math.min(SAID, causes.size()));
        var message = said.stream().map(Cause::message).collect(Collectors.joining(", "));
        if (causes.size() > SAID) {
            message += ", and %d more validation errors".formatted(causes.size() - SAID);
        }
        throw new StatusException(422, "Invalid", denied(webhook, message), null, null, null, said, Map.of());
    }

    /** 400: the request itself makes no sense now. */
    static StatusException badRequest(String webhook, String message) {
        return StatusException.of(400, "BadRequest", denied(webhook, message));
    }

    private static String denied(String webhook, String message) {
        return "admission webhook \"%s\" denied the request: %s".formatted(webhook, message);
    }
}
