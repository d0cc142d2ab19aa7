package cloud.nuvem.dev.prometheus.machines;

import java.util.List;
import java.util.Map;

/**
 * What the series of a running instance show of it.
 *
 * @param uid of the instance, which is another after each start
 * @param character tells machines apart and stays over restarts
 * @param labels of the instance, as they are
 * @param memory bytes
 * @param drives names of its volumes; the first is the one it works on
 * @param agent the guest tells of its inside
 * @param information the labels of {@code kubevirt_vmi_info}
 */
record Facts(
        String uid,
        String character,
        String namespace,
        String name,
        String node,
        Map<String, String> labels,
        int vcpus,
        long memory,
        List<Drive> drives,
        List<String> interfaces,
        boolean agent,
        Map<String, String> information) {

    /**
     * A disk.
     *
     * @param bytes 0 for one that only tells the guest who it is
     */
    record Drive(String name, long bytes) {}

    /** The same machine with another instance, settled. */
    Facts settled(String otherUid) {
        return new Facts(
                otherUid,
                character,
                namespace,
                name,
                node,
                labels,
                vcpus,
                memory,
                drives,
                interfaces,
                true,
                information);
    }

    String key() {
        return namespace + "/" + name;
    }
}
