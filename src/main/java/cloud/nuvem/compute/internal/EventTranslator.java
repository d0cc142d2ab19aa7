package cloud.nuvem.compute.internal;

import cloud.nuvem.activity.ActivityEntry.Kind;
import cloud.nuvem.activity.Topic;
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
    record Words(Topic topic, Kind kind, String code) {
        /** Where it stands among others of the same second: the way from wish to running, problems last. */
        int place() {
            return kind == Kind.PROBLEM ? LAST : STEPS.indexOf(code) + 2;
        }
    }

    private static final Map<String, Words> MACHINE = Map.of(
            "SuccessfulCreate", new Words(Topic.RUN, Kind.PROGRESS, "launching"),
            "SuccessfulDelete", new Words(Topic.RUN, Kind.PROGRESS, "shut-down"),
            "SuccessfulDataVolumeCreate", new Words(Topic.VOLUME, Kind.PROGRESS, "volume-requested"),
            "FailedCreate", new Words(Topic.RUN, Kind.PROBLEM, "launch-failed"),
            "FailedDataVolumeCreate", new Words(Topic.VOLUME, Kind.PROBLEM, "volume-request-failed"),
            "FailedFindInstancetype", new Words(Topic.RUN, Kind.PROBLEM, "instance-type-missing"),
            "FailedFindPreference", new Words(Topic.RUN, Kind.PROBLEM, "preference-missing"));

    private static final Map<String, Words> INSTANCE = Map.ofEntries(
            Map.entry("Created", new Words(Topic.RUN, Kind.PROGRESS, "defined")),
            Map.entry("Started", new Words(Topic.RUN, Kind.GOOD, "started")),
            Map.entry("ShuttingDown", new Words(Topic.RUN, Kind.PROGRESS, "shutting-down")),
            Map.entry("Stopped", new Words(Topic.RUN, Kind.PROGRESS, "stopped")),
            Map.entry("Paused", new Words(Topic.RUN, Kind.PROGRESS, "paused")),
            Map.entry("Resumed", new Words(Topic.RUN, Kind.GOOD, "resumed")),
            Map.entry("SyncFailed", new Words(Topic.RUN, Kind.PROBLEM, "host-trouble")));

    private static final Map<String, Words> VOLUME = Map.ofEntries(
            Map.entry("ImportScheduled", new Words(Topic.VOLUME, Kind.PROGRESS, "import-scheduled")),
            Map.entry("ImportInProgress", new Words(Topic.VOLUME, Kind.PROGRESS, "importing")),
            Map.entry("ImportSucceeded", new Words(Topic.VOLUME, Kind.GOOD, "imported")),
            Map.entry("CloneScheduled", new Words(Topic.VOLUME, Kind.PROGRESS, "import-scheduled")),
            Map.entry("CloneInProgress", new Words(Topic.VOLUME, Kind.PROGRESS, "importing")),
            Map.entry("CloneSucceeded", new Words(Topic.VOLUME, Kind.GOOD, "imported")),
            Map.entry("ErrImportFailed", new Words(Topic.VOLUME, Kind.PROBLEM, "import-failed")),
            Map.entry("ImportFailed", new Words(Topic.VOLUME, Kind.PROBLEM, "import-failed")),
            Map.entry("ImportPaused", new Words(Topic.VOLUME, Kind.PROBLEM, "import-failed")),
            Map.entry("CloneFailed", new Words(Topic.VOLUME, Kind.PROBLEM, "import-failed")),
            Map.entry("Error", new Words(Topic.VOLUME, Kind.PROBLEM, "import-failed")),
            Map.entry("ErrExceededQuota", new Words(Topic.VOLUME, Kind.PROBLEM, "volume-over-quota")),
            Map.entry("ProvisioningFailed", new Words(Topic.VOLUME, Kind.PROBLEM, "volume-failed")));

    private static final Map<String, Words> POD = Map.of(
            "FailedScheduling", new Words(Topic.RUN, Kind.PROBLEM, "no-host-has-room"),
            "Scheduled", new Words(Topic.RUN, Kind.PROGRESS, "placed"),
            "FailedMount", new Words(Topic.VOLUME, Kind.PROBLEM, "volume-not-attached"),
            "FailedAttachVolume", new Words(Topic.VOLUME, Kind.PROBLEM, "volume-not-attached"));

    static final Words CRASHED = new Words(Topic.RUN, Kind.PROBLEM, "crashed");
    static final Words STOPPED_INSIDE = new Words(Topic.RUN, Kind.PROGRESS, "stopped-inside");
    static final Words STARTED = new Words(Topic.RUN, Kind.GOOD, "started");
    static final Words MIGRATING = new Words(Topic.MIGRATION, Kind.PROGRESS, "migrating");
    static final Words MIGRATED = new Words(Topic.MIGRATION, Kind.GOOD, "migrated");
    static final Words MIGRATION_FAILED = new Words(Topic.MIGRATION, Kind.PROBLEM, "migration-failed");

    private static final int LAST = 100;

    private static final List<String> STEPS = List.of(
            "volume-requested",
            "import-scheduled",
            "importing",
            "imported",
            "launching",
            "placed",
            "defined",
            "started",
            "migrating",
            "migrated",
            "shutting-down",
            "stopped-inside",
            "stopped",
            "shut-down");

    /** Every code there is. */
    static Set<String> codes() {
        var listed = Stream.of(MACHINE, INSTANCE, VOLUME, POD).flatMap(words -> words.values().stream());
        return Stream.concat(listed, Stream.of(CRASHED, STOPPED_INSIDE, MIGRATING, MIGRATED, MIGRATION_FAILED))
                .map(Words::code)
                .collect(Collectors.toSet());
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
