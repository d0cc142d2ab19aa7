package cloud.nuvem.dev.cluster.controllers.storage;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Types;
import cloud.nuvem.dev.cluster.core.Resources;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The claim that holds a DataVolume's content. */
final class ClaimTemplate {

    private final Resources resources;
    private final Types types;

    ClaimTemplate(Resources resources, Types types) {
        this.resources = resources;
        this.types = types;
    }

    ObjectNode of(ObjectNode dataVolume) {
        var claim = Json.object();
        var metadata = Json.child(claim, "metadata");
        metadata.put("name", Json.name(dataVolume)).put("namespace", Json.text(dataVolume, "metadata", "namespace"));
        metadata.set("labels", Json.child(dataVolume, "metadata", "labels").deepCopy());
        Json.child(metadata, "labels").put("app", "containerized-data-importer");
        metadata.set(
                "annotations", Json.child(dataVolume, "metadata", "annotations").deepCopy());
        Json.own(claim, dataVolume);
        claim.set("spec", spec(dataVolume));
        return claim;
    }

    private ObjectNode spec(ObjectNode dataVolume) {
        var asked = Json.has(dataVolume, "spec", "pvc") ? "pvc" : "storage";
        var spec = Json.child(dataVolume, "spec", asked).deepCopy();
        if (!Json.has(spec, "storageClassName")) {
            defaultClass().ifPresent(name -> spec.put("storageClassName", name));
        }
        if (asked.equals("storage")) {
            fillFromProfile(spec);
        }
        if (!Json.has(spec, "resources", "requests", "storage")) {
            sourceSize(dataVolume)
                    .ifPresent(size -> Json.child(spec, "resources", "requests").put("storage", size));
        }
        return spec;
    }

    private Optional<String> defaultClass() {
        return resources.list(types.storageClasses(), null).stream()
                .filter(storageClass -> Json.annotation(storageClass, "storageclass.kubernetes.io/is-default-class")
                        .equals("true"))
                .map(Json::name)
                .findFirst();
    }

    private void fillFromProfile(ObjectNode spec) {
        var profile = resources.get(types.storageProfiles(), null, Json.text(spec, "storageClassName"));
        var properties = profile.map(
                        found -> Json.at(found, "status", "claimPropertySets").path(0))
                .orElse(Json.object());
        if (!Json.has(spec, "accessModes")) {
            spec.set(
                    "accessModes",
                    Json.has(properties, "accessModes")
                            ? Json.at(properties, "accessModes").deepCopy()
                            : spec.arrayNode().add("ReadWriteOnce"));
        }
        if (!Json.has(spec, "volumeMode") && Json.has(properties, "volumeMode")) {
            spec.set("volumeMode", Json.at(properties, "volumeMode"));
        }
    }

    /** A clone without a size is as large as what it is cloned from. */
    private Optional<String> sourceSize(ObjectNode dataVolume) {
        var origin = Json.at(dataVolume, "spec", "source", "pvc");
        return resources
                .get(types.claims(), Json.text(origin, "namespace"), Json.text(origin, "name"))
                .map(claim -> Json.text(claim, "spec", "resources", "requests", "storage"));
    }
}
