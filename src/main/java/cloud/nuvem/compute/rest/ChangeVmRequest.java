package cloud.nuvem.compute.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.compute.VirtualMachines.TagChange;
import cloud.nuvem.compute.VirtualMachines.UpdateVm;
import cloud.nuvem.kernel.ResourceName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A merge patch (RFC 7396): what is not named stays, null goes back to how it was made. Tags are merged one by one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396</a>
 */
@Schema(example = """
        {"displayName": "Web server", "tags": {"env": "production", "old": null}}""")
record ChangeVmRequest(
        @Schema(
                types = {"string", "null"},
                description = "null shows the name again")
        @Nullable
        JsonNode displayName,

        @Schema(
                types = {"object", "null"},
                description = "A tag of null is removed; null removes all")
        @Nullable
        JsonNode tags,

        @Schema(type = "boolean") @Nullable JsonNode deletionProtection) {

    UpdateVm command(ResourceName machine) {
        return new UpdateVm(newDisplayName(machine), newTags(), newProtection());
    }

    private @Nullable String newDisplayName(ResourceName machine) {
        if (displayName == null) {
            return null;
        }
        return displayName.isNull() ? machine.value() : text(displayName, "displayName");
    }

    private @Nullable TagChange newTags() {
        if (tags == null) {
            return null;
        }
        if (tags.isNull()) {
            return TagChange.exactly(Map.of());
        }
        if (!tags.isObject()) {
            throw ApiRefusal.field("invalid-value", "tags");
        }
        var put = new TreeMap<String, String>();
        var remove = new TreeSet<String>();
        tags.properties().forEach(tag -> {
            if (tag.getValue().isNull()) {
                remove.add(tag.getKey());
            } else {
                put.put(tag.getKey(), text(tag.getValue(), "tags[" + tag.getKey() + "]"));
            }
        });
        return new TagChange(put, remove, true);
    }

    private @Nullable Boolean newProtection() {
        if (deletionProtection == null) {
            return null;
        }
        if (!deletionProtection.isBoolean()) {
            throw ApiRefusal.field("invalid-value", "deletionProtection");
        }
        return deletionProtection.booleanValue();
    }

    private static String text(JsonNode node, String field) {
        if (!node.isString()) {
            throw ApiRefusal.field("invalid-value", field);
        }
        return node.stringValue();
    }
}
