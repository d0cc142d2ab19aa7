package cloud.nuvem.dev.cluster.access.policy;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A ValidatingAdmissionPolicyBinding: where a policy counts, and what follows.
 *
 * @param actions Deny, Warn, Audit
 */
record PolicyBinding(String name, String policy, List<String> actions, MatchResources match) {

    static PolicyBinding of(JsonNode binding) {
        var spec = binding.path("spec");
        return new PolicyBinding(
                binding.path("metadata").path("name").asString(),
                spec.path("policyName").asString(),
                LabelSelector.texts(spec.path("validationActions")),
                MatchResources.of(spec.path("matchResources")));
    }
}
