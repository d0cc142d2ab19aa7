package cloud.nuvem.dev.cluster.access;

import cloud.nuvem.dev.cluster.core.ApiRequest;
import cloud.nuvem.dev.cluster.core.Caller;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.StatusException;
import cloud.nuvem.dev.cluster.core.VirtualResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Questions about rights, asked by creating an object that is answered and never stored. */
final class AccessReviews {

    private static final String AUTHORIZATION = "authorization.k8s.io";
    private static final String AUTHENTICATION = "authentication.k8s.io";

    private final Rbac rbac;

    AccessReviews(Rbac rbac) {
        this.rbac = rbac;
    }

    List<VirtualResource.Served> served() {
        return List.of(
                serve(AUTHORIZATION, "SelfSubjectAccessReview", false, this::selfAccess),
                serve(AUTHORIZATION, "SelfSubjectRulesReview", false, this::selfRules),
                serve(AUTHORIZATION, "SubjectAccessReview", false, this::access),
                serve(AUTHORIZATION, "LocalSubjectAccessReview", true, this::localAccess),
                serve(AUTHENTICATION, "SelfSubjectReview", false, AccessReviews::self));
    }

    private ObjectNode selfAccess(Caller caller, ApiRequest request, ObjectNode review) {
        return answer(review, caller);
    }

    private ObjectNode access(Caller caller, ApiRequest request, ObjectNode review) {
        return answer(review, subject(review.path("spec")));
    }

    private ObjectNode localAccess(Caller caller, ApiRequest request, ObjectNode review) {
        var asked =
                review.path("spec").path("resourceAttributes").path("namespace").asString("");
        if (!asked.equals(request.namespace())) {
            throw StatusException.badRequest(
                    "spec.resourceAttributes.namespace must match namespace: " + request.namespace());
        }
        return answer(review, subject(review.path("spec")));
    }

    private ObjectNode answer(ObjectNode review, Caller subject) {
        var decision = rbac.decide(subject, question(review.path("spec")));
        var status = review.putObject("status");
        status.put("allowed", decision instanceof Decision.Allowed);
        if (!decision.reason().isEmpty()) {
            status.put("reason", decision.reason());
        }
        return review;
    }

    private static ApiRequest question(JsonNode spec) {
        var resource = spec.path("resourceAttributes");
        if (resource.isObject()) {
            return new ApiRequest(
                    text(resource, "verb"),
                    text(resource, "group"),
                    text(resource, "version"),
                    text(resource, "resource"),
                    text(resource, "subresource"),
                    text(resource, "namespace"),
                    text(resource, "name"),
                    "");
        }
        var path = spec.path("nonResourceAttributes");
        if (path.isObject()) {
            return new ApiRequest(text(path, "verb"), "", "", "", "", null, null, text(path, "path"));
        }
        throw StatusException.badRequest(
                "spec.resourceAttributes: Invalid value: exactly one of nonResourceAttributes or resourceAttributes must be specified");
    }

    private static Caller subject(JsonNode spec) {
        Map<String, List<String>> extra = new LinkedHashMap<>();
        spec.path("extra").properties().forEach(entry -> extra.put(entry.getKey(), texts(entry.getValue())));
        return new Caller(text(spec, "user"), texts(spec.path("groups")), extra);
    }

    private ObjectNode selfRules(Caller caller, ApiRequest request, ObjectNode review) {
        var status = review.putObject("status");
        var resourceRules = status.putArray("resourceRules");
        var nonResourceRules = status.putArray("nonResourceRules");
        for (Rule rule : rbac.rulesFor(caller, text(review.path("spec"), "namespace"))) {
            var shown = rule.urls().isEmpty() ? resourceRules.addObject() : nonResourceRules.addObject();
            put(shown, "verbs", rule.verbs());
            put(shown, "apiGroups", rule.groups());
            put(shown, "resources", rule.resources());
            put(shown, "resourceNames", rule.names());
            put(shown, "nonResourceURLs", rule.urls());
        }
        status.put("incomplete", false);
        return review;
    }

    private static ObjectNode self(Caller caller, ApiRequest request, ObjectNode review) {
        var user = review.putObject("status").putObject("userInfo");
        user.put("username", caller.username());
        put(user, "groups", caller.groups());
        if (!caller.extra().isEmpty()) {
            var extra = user.putObject("extra");
            caller.extra().forEach((key, values) -> put(extra, key, values));
        }
        return review;
    }

    private static VirtualResource.Served serve(
            String group, String kind, boolean namespaced, VirtualResource answers) {
        var singular = kind.toLowerCase(Locale.ROOT);
        var type = new ResourceType(
                group,
                "v1",
                kind,
                singular + "s",
                singular,
                List.of(),
                namespaced,
                false,
                false,
                schema(),
                List.of(),
                Set.of(),
                Set.of("create"));
        return new VirtualResource.Served(type, answers);
    }

    private static ObjectNode schema() {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        for (String part : List.of("spec", "status")) {
            properties.putObject(part).put("type", "object").put("x-kubernetes-preserve-unknown-fields", true);
        }
        return schema;
    }

    private static void put(ObjectNode object, String field, Iterable<String> values) {
        if (values.iterator().hasNext()) {
            var array = object.putArray(field);
            values.forEach(array::add);
        }
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).asString("");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.values().forEach(value -> texts.add(value.asString()));
        return texts;
    }
}
