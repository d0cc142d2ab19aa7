package cloud.nuvem.dev.cluster.access.policy;

import cloud.nuvem.dev.cluster.access.Refusals;
import cloud.nuvem.dev.cluster.core.Admission.Write;
import cloud.nuvem.dev.cluster.core.StatusException;
import java.util.List;

/** What a policy must be like to be stored. */
final class PolicySyntax {

    private static final List<String> UNSUPPORTED = List.of("paramKind", "auditAnnotations", "paramRef");

    private PolicySyntax() {}

    static void check(Write write) {
        var object = write.object();
        if (object == null) {
            return;
        }
        for (String field : UNSUPPORTED) {
            if (object.path("spec").has(field)) {
                throw invalid(write, "spec." + field, "Forbidden: not supported by this cluster");
            }
        }
        if (write.type().plural().equals(AdmissionPolicies.POLICIES)) {
            try {
                PolicyCompiler.compile(object);
            } catch (PolicyError error) {
                throw invalid(write, error.field(), String.valueOf(error.getMessage()));
            }
        }
    }

    private static StatusException invalid(Write write, String field, String message) {
        var cause = new StatusException.Cause("FieldValueInvalid", field, message);
        return StatusException.invalid(write.type(), Refusals.nameOf(write), List.of(cause));
    }
}
