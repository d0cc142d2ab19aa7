package cloud.nuvem.compute.internal;

import cloud.nuvem.cluster.ClusterObject;
import cloud.nuvem.compute.TimelineEntry.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an {@code Event}: those that say something about a machine, already in our words.
 *
 * @param machine name of the machine; empty for a volume's event
 * @param volume name of the data volume; empty for a machine's event
 */
record ObservedEvent(String machine, String volume, Instant at, Kind kind, String code, String detail, int count) {

    private static final String LAUNCHER = "virt-launcher-";

    /** Null for what a person need not know. */
    static @Nullable ObservedEvent of(ClusterObject event) {
        var about = event.text("/involvedObject/kind");
        var name = event.text("/involvedObject/name");
        var words = EventTranslator.translate(about, event.text("/reason"));
        if (words == null) {
            return null;
        }
        boolean ofVolume = about.equals("DataVolume") || about.equals("PersistentVolumeClaim");
        return new ObservedEvent(
                ofVolume ? "" : machine(about, name),
                ofVolume ? name : "",
                at(event),
                words.kind(),
                words.code(),
                words.kind() == Kind.PROBLEM ? event.text("/message") : "",
                Math.max(1, event.at("/count").asInt(1)));
    }

    /** A launcher pod is called {@code virt-launcher-<machine>-<5 characters>}. */
    private static String machine(String about, String name) {
        if (!about.equals("Pod")) {
            return name;
        }
        int end = name.lastIndexOf('-');
        return name.startsWith(LAUNCHER) && end > LAUNCHER.length() ? name.substring(LAUNCHER.length(), end) : "";
    }

    private static Instant at(ClusterObject event) {
        return event.instant("/lastTimestamp")
                .or(() -> event.instant("/eventTime"))
                .orElseGet(event::createdAt);
    }
}
