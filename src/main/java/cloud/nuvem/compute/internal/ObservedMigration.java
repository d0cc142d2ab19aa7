package cloud.nuvem.compute.internal;

import cloud.nuvem.activity.ActivityEntry.Said;
import cloud.nuvem.cluster.ClusterObject;
import cloud.nuvem.compute.internal.EventTranslator.Words;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a {@code VirtualMachineInstanceMigration}: a machine's move from one host to another.
 *
 * @param at when its latest phase began
 * @param hosts from which to which; empty before that is known
 * @param said its phases with their times, as the cluster has them
 */
record ObservedMigration(String uid, String machine, Words words, Instant at, String hosts, Said said) {

    static @Nullable ObservedMigration of(ClusterObject migration) {
        var phase = migration.text("/status/phase");
        if (phase.isEmpty()) {
            return null;
        }
        var since = migration.createdAt();
        var phases = new ArrayList<String>();
        for (var step : migration.at("/status/phaseTransitionTimestamps")) {
            var at = step.path("phaseTransitionTimestamp").asString("");
            phases.add(step.path("phase").asString("") + " " + at);
            since = at.isEmpty() ? since : Instant.parse(at);
        }
        var failure = migration.text("/status/migrationState/failureReason");
        var message = String.join(", ", phases) + (failure.isEmpty() ? "" : ": " + failure);
        return new ObservedMigration(
                migration.uid(),
                migration.text("/spec/vmiName"),
                words(phase),
                since,
                hosts(migration, failure),
                new Said(phase, ObservedEvent.cut(message), "", migration.createdAt()));
    }

    private static Words words(String phase) {
        return switch (phase) {
            case "Succeeded" -> EventTranslator.MIGRATED;
            case "Failed" -> EventTranslator.MIGRATION_FAILED;
            default -> EventTranslator.MIGRATING;
        };
    }

    private static String hosts(ClusterObject migration, String failure) {
        var from = migration.text("/status/migrationState/sourceNode");
        var to = migration.text("/status/migrationState/targetNode");
        var hosts = from.isEmpty() || to.isEmpty() ? "" : from + " → " + to;
        return ObservedEvent.cut(failure.isEmpty() ? hosts : failure);
    }
}
