package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.TimelineEntry.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one place where the cluster's events become our words; what is not listed is no news for a machine's owner. */
final class EventTranslator {

    private EventTranslator() {}

    /** @param code {@code timeline.<code>} in the bundles */
    record Words(Kind kind, String code) {}

    private static final Map<String, Words> MACHINE = Map.of(
            "SuccessfulCreate", new Words(Kind.PROGRESS, "launching"),
            "SuccessfulDelete", new Words(Kind.PROGRESS, "shut-down"),
            "SuccessfulDataVolumeCreate", new Words(Kind.PROGRESS, "volume-requested"),
            "FailedCreate", new Words(Kind.PROBLEM, "launch-failed"),
            "FailedDataVolumeCreate", new Words(Kind.PROBLEM, "volume-request-failed"),
            "FailedFindInstancetype", new Words(Kind.PROBLEM, "instance-type-missing"),
            "FailedFindPreference", new Words(Kind.PROBLEM, "preference-missing"));

    private static final Map<String, Words> INSTANCE = Map.ofEntries(
            Map.entry("Created", new Words(Kind.PROGRESS, "defined")),
            Map.entry("Started", new Words(Kind.GOOD, "started")),
            Map.entry("ShuttingDown", new Words(Kind.PROGRESS, "shutting-down")),
            Map.entry("Stopped", new Words(Kind.PROGRESS, "stopped")),
            Map.entry("Paused", new Words(Kind.PROGRESS, "paused")),
            Map.entry("Resumed", new Words(Kind.GOOD, "resumed")),
            Map.entry("PreparingTarget", new Words(Kind.PROGRESS, "migrating")),
            Map.entry("Migrated", new Words(Kind.GOOD, "migrated")),
            Map.entry("SyncFailed", new Words(Kind.PROBLEM, "host-trouble")),
            Map.entry("FailedMigration", new Words(Kind.PROBLEM, "migration-failed")));

    private static final Map<String, Words> VOLUME = Map.ofEntries(
            Map.entry("ImportScheduled", new Words(Kind.PROGRESS, "import-scheduled")),
            Map.entry("ImportInProgress", new Words(Kind.PROGRESS, "importing")),
            Map.entry("ImportSucceeded", new Words(Kind.GOOD, "imported")),
            Map.entry("CloneScheduled", new Words(Kind.PROGRESS, "import-scheduled")),
            Map.entry("CloneInProgress", new Words(Kind.PROGRESS, "importing")),
            Map.entry("CloneSucceeded", new Words(Kind.GOOD, "imported")),
            Map.entry("ErrImportFailed", new Words(Kind.PROBLEM, "import-failed")),
            Map.entry("ImportFailed", new Words(Kind.PROBLEM, "import-failed")),
            Map.entry("ImportPaused", new Words(Kind.PROBLEM, "import-failed")),
            Map.entry("CloneFailed", new Words(Kind.PROBLEM, "import-failed")),
            Map.entry("Error", new Words(Kind.PROBLEM, "import-failed")),
            Map.entry("ErrExceededQuota", new Words(Kind.PROBLEM, "volume-over-quota")),
            Map.entry("ProvisioningFailed", new Words(Kind.PROBLEM, "volume-failed")));

    private static final Map<String, Words> POD = Map.of(
            "FailedScheduling", new Words(Kind.PROBLEM, "no-host-has-room"),
            "Scheduled", new Words(Kind.PROGRESS, "placed"),
            "FailedMount", new Words(Kind.PROBLEM, "volume-not-attached"),
            "FailedAttachVolume", new Words(Kind.PROBLEM, "volume-not-attached"));

    private static final List<String> STEPS = List.of(
            "volume-requested",
            "import-scheduled",
            "importing",
            "imported",
            "launching",
            "placed",
            "defined",
            "started");

    /** Every code there is. */
    static Set<String> codes() {
        return Stream.of(MACHINE, INSTANCE, VOLUME, POD)
                .flatMap(words -> words.values().stream())
                .map(Words::code)
                .collect(Collectors.toSet());
    }

    /** Where a step stands in a machine's way from wish to running: the cluster's clocks cannot order steps of one second. */
    static int step(String code) {
        return STEPS.indexOf(code);
    }

    static @Nullable Words translate(String about, String reason) {
        return switch (about) {
            case "VirtualMachine" -> MACHINE.get(reason);
            case "VirtualMachineInstance" -> INSTANCE.get(reason);
            case "DataVolume", "PersistentVolumeClaim" -> VOLUME.get(reason);
            case "Pod" -> POD.get(reason);
            default -> null;
        };
    }
}
