package cloud.nuvem.dev.cluster.core.pipeline;

import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.StatusException.Cause;
import cloud.nuvem.dev.cluster.core.json.Json;
import cloud.nuvem.dev.cluster.core.json.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds for the metadata of every object. */
final class ObjectRules {

    private static final Pattern PREFIX =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern QUALIFIED = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Pattern VALUE = Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
    private static final int ANNOTATIONS_BYTES = 256 * 1024;
    private static final Set<String> STANDARD_FINALIZERS = Set.of("kubernetes", "orphan", "foregroundDeletion");

    private final List<Cause> causes = new ArrayList<>();
    private final JsonNode metadata;

    private ObjectRules(JsonNode metadata) {
        this.metadata = metadata;
    }

    /** What is wrong; nothing when all is well. */
    static List<Cause> check(ResourceType type, ObjectNode object) {
        var rules = new ObjectRules(object.path("metadata"));
        rules.checkName(type, Metadata.name(object));
        rules.checkLabels();
        rules.checkAnnotations();
        rules.checkOwners();
        rules.checkFinalizers();
        return rules.causes;
    }

    private void checkName(ResourceType type, String name) {
        if (name.isEmpty()) {
            causes.add(new Cause(
                    "FieldValueRequired", "metadata.name", "Required value: name or generateName is required"));
            return;
        }
        var objection = NameRule.of(type).objection(name);
        if (objection != null) {
            invalid("metadata.name", name, objection);
        }
    }

    private void checkLabels() {
        metadata.path("labels").properties().forEach(label -> {
            checkKey("metadata.labels", label.getKey());
            var value = label.getValue().asString("");
            if (value.length() > 63) {
                invalid("metadata.labels", value, "must be no more than 63 bytes");
            } else if (!VALUE.matcher(value).matches()) {
                invalid("metadata.labels", value, """
                        a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', \
                        and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or \
                        '12345', regex used for validation is '%s')""".formatted(VALUE));
            }
        });
    }

    private void checkAnnotations() {
        int bytes = 0;
        for (var annotation : metadata.path("annotations").properties()) {
            checkKey("metadata.annotations", annotation.getKey());
            bytes += annotation.getKey().length()
                    + annotation.getValue().asString("").length();
        }
        if (bytes > ANNOTATIONS_BYTES) {
            var message = "Too long: may not be more than " + ANNOTATIONS_BYTES + " bytes";
            causes.add(new Cause("FieldValueTooLong", "metadata.annotations", message));
        }
    }

    private void checkKey(String field, String key) {
        var objection = qualifiedNameObjection(key);
        if (objection != null) {
            invalid(field, key, objection);
        }
    }

    private static @Nullable String qualifiedNameObjection(String key) {
        int slash = key.indexOf('/');
        if (slash >= 0 && !PREFIX.matcher(key.substring(0, slash)).matches()) {
            return "prefix part " + NameRule.SUBDOMAIN.objection("");
        }
        var name = key.substring(slash + 1);
        if (name.length() > 63) {
            return "name part must be no more than 63 bytes";
        }
        return QUALIFIED.matcher(name).matches() ? null : """
                name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an \
                alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is \
                '%s')""".formatted(QUALIFIED);
    }

    private void checkOwners() {
        int controllers = 0;
        int index = 0;
        for (var owner : metadata.path("ownerReferences")) {
            for (var field : List.of("apiVersion", "kind", "name", "uid")) {
                if (Json.textOrEmpty(owner, field).isEmpty()) {
                    var path = "metadata.ownerReferences[" + index + "]." + field;
                    causes.add(new Cause("FieldValueInvalid", path, "Invalid value: \"\": must not be empty"));
                }
            }
            controllers += owner.path("controller").asBoolean(false) ? 1 : 0;
            index++;
        }
        if (controllers > 1) {
            causes.add(new Cause(
                    "FieldValueInvalid",
                    "metadata.ownerReferences",
                    "Invalid value: Only one reference can have Controller set to true"));
        }
    }

    private void checkFinalizers() {
        int index = 0;
        for (var finalizer : Json.texts(metadata, "finalizers")) {
            if (!STANDARD_FINALIZERS.contains(finalizer) && !finalizer.contains("/")) {
                invalid(
                        "metadata.finalizers[" + index + "]",
                        finalizer,
                        "name is neither a standard finalizer name nor is it fully qualified");
            }
            index++;
        }
    }

    private void invalid(String field, String value, String objection) {
        causes.add(new Cause("FieldValueInvalid", field, "Invalid value: \"" + value + "\": " + objection));
    }
}
