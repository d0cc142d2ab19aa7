package cloud.nuvem.compute.internal;

import cloud.nuvem.activity.ActivityEntry.Said;
import cloud.nuvem.cluster.ClusterObject;
import cloud.nuvem.compute.internal.EventTranslator.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an {@code Event}: those that say something about a machine, already in our words.
 *
 * @param key what it is known by, whoever sees it
 * @param machine name of the machine; empty for a volume's event
 * @param volume name of the data volume; empty for a machine's event
 * @param count how often it was said
 */
record ObservedEvent(String key, String machine, String volume, Words words, Instant at, int count, Said said) {

    private static final String LAUNCHER = "virt-launcher-";
    private static final int LONGEST = 1_000;

    /** Null for what a person need not know. */
    static @Nullable ObservedEvent of(ClusterObject event) {
        var about = event.text("/involvedObject/kind");
        var name = event.text("/involvedObject/name");
        var words = words(event, about);
        if (words == null) {
            return null;
        }
        boolean ofVolume = about.equals("DataVolume") || about.equals("PersistentVolumeClaim");
        return new ObservedEvent(
                key(event, words),
                ofVolume ? "" : machine(about, name),
                ofVolume ? name : "",
                words,
                at(event),
                Math.max(1, event.at("/count").asInt(1)),
                said(event));
    }

    /** The same whether an event tells it or the instance itself: events may be lost. */
    static String startOf(String instanceUid) {
        return instanceUid + "/started";
    }

    /** Likewise. */
    static String crashOf(String instanceUid) {
        return instanceUid + "/crashed";
    }

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** KubeVirt has one reason for an instance that was shut down and for one that crashed. */
    private static @Nullable Words words(ClusterObject event, String about) {
        var reason = event.text("/reason");
        boolean crashed = about.equals("VirtualMachineInstance")
                && reason.equals("Stopped")
                && event.text("/message").contains("crashed");
        return crashed ? EventTranslator.CRASHED : EventTranslator.translate(about, reason);
    }

    private static String key(ClusterObject event, Words words) {
        var uid = event.text("/involvedObject/uid");
        return switch (words.code()) {
            case "started" -> startOf(uid);
            case "crashed" -> crashOf(uid);
            default -> event.uid();
        };
    }

    private static Said said(ClusterObject event) {
        return new Said(
                event.text("/reason"),
                cut(event.text("/message")),
                event.text("/source/component"),
                event.instant("/firstTimestamp").orElseGet(() -> at(event)));
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
