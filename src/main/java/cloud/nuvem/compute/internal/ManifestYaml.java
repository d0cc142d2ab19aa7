package cloud.nuvem.compute.internal;

import cloud.nuvem.cluster.ClusterObject;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An object as people read it. */
final class ManifestYaml {

    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final DumpSettings BLOCKS =
            DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();

    private ManifestYaml() {}

    /** Without what only machines read. */
    static String write(ClusterObject object) {
        var copy = (ObjectNode) object.json().deepCopy();
        copy.withObject("metadata").remove("managedFields");
        if (copy.path("metadata").path("annotations") instanceof ObjectNode annotations) {
            annotations.remove(LAST_APPLIED);
        }
        return new Dump(BLOCKS).dumpToString(JSON.convertValue(copy, Map.class));
    }
}
