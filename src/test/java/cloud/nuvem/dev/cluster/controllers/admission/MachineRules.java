package cloud.nuvem.dev.cluster.controllers.admission;

import cloud.nuvem.dev.cluster.controllers.compute.RunStrategy;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** What KubeVirt refuses in a machine's spec, in its words. */
final class MachineRules {

    private static final Set<String> EVICTION = Set.of("None", "LiveMigrate", "LiveMigrateIfPossible", "External");
    private static final Pattern MACHINE = Pattern.compile("q35.*|pc-q35.*");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final String TEMPLATE = "spec.template.spec";

    private final ObjectNode spec;
    private final ObjectNode template;
    private final Refusal refusal;

    private MachineRules(ObjectNode spec, Refusal refusal) {
        this.spec = spec;
        this.template = Json.child(spec, "template", "spec");
        this.refusal = refusal;
    }

    static void check(ObjectNode spec, Refusal refusal) {
        var rules = new MachineRules(spec, refusal);
        rules.checkTemplate();
        NetworkRules.check(rules.template, TEMPLATE, refusal);
        rules.checkDisks();
        VolumeRules.check(Json.list(rules.template, "volumes"), TEMPLATE + ".volumes", refusal);
        rules.checkDataVolumeTemplates();
        rules.checkRunStrategy();
    }

    private void checkTemplate() {
        var hostname = Json.text(template, "hostname");
        if (!hostname.isEmpty() && !LABEL.matcher(hostname).matches()) {
            refusal.invalid(
                    TEMPLATE + ".hostname",
                    TEMPLATE
                            + ".hostname does not conform to the kubernetes DNS_LABEL rules : a lowercase RFC 1123 label"
                            + " must consist of lower case alphanumeric characters or '-', and must start and end with an"
                            + " alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is"
                            + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?')");
        }
        var machine = Json.text(template, "domain", "machine", "type");
        if (!MACHINE.matcher(machine).matches()) {
            var field = TEMPLATE + ".domain.machine.type";
            refusal.invalid(
                    field, "%s is not supported: %s (allowed values: [q35* pc-q35*])".formatted(field, machine));
        }
        checkOption("evictionStrategy", EVICTION);
        checkOption("startStrategy", Set.of("Paused"));
        if (!Set.of("amd64", "arm64", "s390x").contains(Json.text(template, "architecture"))) {
            refusal.invalid(
                    TEMPLATE + ".architecture", "unsupported architecture: " + Json.text(template, "architecture"));
        }
    }

    private void checkOption(String name, Set<String> allowed) {
        var value = Json.text(template, name);
        if (!value.isEmpty() && !allowed.contains(value)) {
            var field = TEMPLATE + "." + name;
            refusal.invalid(field, "%s is set with an unrecognized option: %s".formatted(field, value));
        }
    }

    private void checkDisks() {
        var volumes = Json.list(template, "volumes").stream()
                .map(volume -> Json.text(volume, "name"))
                .collect(Collectors.toSet());
        var disks = Json.list(template, "domain", "devices", "disks");
        var path = TEMPLATE + ".domain.devices.disks[%d]";
        for (var index = 0; index < disks.size(); index++) {
            var name = Json.text(disks.get(index), "name");
            var field = path.formatted(index);
            if (!volumes.contains(name) && !Json.has(disks.get(index), "cdrom")) {
                refusal.invalid(field + ".name", "%s.Name '%s' not found.".formatted(field, name));
            }
            var earlier = indexOf(disks.subList(0, index), "name", name);
            if (earlier >= 0) {
                refusal.invalid(
                        field + ".name",
                        "%s and %s must not have the same Name.".formatted(field, path.formatted(earlier)));
            }
            checkBootOrder(disks, index, field);
        }
    }

    private void checkBootOrder(List<ObjectNode> disks, int index, String field) {
        if (!Json.has(disks.get(index), "bootOrder")) {
            return;
        }
        var order = Json.number(disks.get(index), 0, "bootOrder");
        if (order < 1) {
            refusal.invalid(field, field + " must have a boot order > 0, if supplied");
        } else if (indexOf(disks.subList(0, index), "bootOrder", String.valueOf(order)) >= 0) {
            refusal.invalid(
                    field + ".bootOrder",
                    "Boot order for %s.bootOrder already set for a different device.".formatted(field));
        }
    }

    /** Where in the list a field has this value; -1 when nowhere. */
    static int indexOf(List<ObjectNode> objects, String field, String value) {
        for (var index = 0; index < objects.size(); index++) {
            if (Json.text(objects.get(index), field).equals(value)) {
                return index;
            }
        }
        return -1;
    }

    private void checkDataVolumeTemplates() {
        var templates = Json.list(spec, "dataVolumeTemplates");
        for (var index = 0; index < templates.size(); index++) {
            var name = Json.name(templates.get(index));
            var field = "spec.dataVolumeTemplate[" + index + "]";
            if (name.isEmpty()) {
                refusal.add(
                        "FieldValueRequired",
                        field + ".name",
                        "'name' field must not be empty for DataVolumeTemplate entry " + field + ".");
            } else if (Json.list(template, "volumes").stream()
                    .noneMatch(volume -> Json.text(volume, "dataVolume", "name").equals(name)
                            || Json.text(volume, "persistentVolumeClaim", "claimName")
                                    .equals(name))) {
                refusal.add(
                        "FieldValueRequired",
                        field,
                        "DataVolumeTemplate entry %s must be referenced in the VMI template's 'volumes' list"
                                .formatted(field));
            }
        }
    }

    private void checkRunStrategy() {
        var running = Json.has(spec, "running");
        var strategy = Json.text(spec, "runStrategy");
        if (running && !strategy.isEmpty()) {
            refusal.invalid(
                    "spec.running",
                    "Running and RunStrategy are mutually exclusive. Note that Running is deprecated, please use RunStrategy"
                            + " instead");
        }
        if (!running && strategy.isEmpty()) {
            refusal.invalid("spec.running", "RunStrategy must be specified");
        }
        if (!strategy.isEmpty() && RunStrategy.named(strategy).isEmpty()) {
            refusal.invalid("spec.runStrategy", "Invalid RunStrategy (%s)".formatted(strategy));
        }
    }
}
