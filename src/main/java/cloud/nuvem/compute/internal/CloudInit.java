package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.CreateVmResult.InvalidUserData;
import cloud.nuvem.compute.CreateVmResult.InvalidUserData.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Makes the user-data that cloud-init reads in the guest: what the form chose, merged into what the person wrote. Everything is
 * built as a tree of YAML nodes and written by a YAML engine, never as text. The person's own scalars keep their quoting,
 * because cloud-init reads YAML 1.1, where a bare {@code yes} is not the text "yes".
 *
 * @see <a href="https://docs.cloud-init.io/en/latest/explanation/format.html">cloud-init, user-data formats</a>
 */
final class CloudInit {

    /** As much as the large clouds take. */
    static final int MAX_BYTES = 16 * 1024;

    private static final String HEADER = "#cloud-config\n";
    private static final String KEYS = "ssh_authorized_keys";

    /** First lines of what cloud-init reads but is no cloud-config. */
    private static final Pattern OTHER_FORMAT = Pattern.compile(
            "(#!|#include|#cloud-boothook|#part-handler|#upstart-job|#cloud-config-\\w|## template:|Content-Type:|From ).*",
            Pattern.CASE_INSENSITIVE);

    private static final LoadSettings LOAD = LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .setMaxAliasesForCollections(20)
            .setCodePointLimit(MAX_BYTES + 1)
            .build();
    private static final DumpSettings DUMP = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setSplitLines(false)
            .build();

    private CloudInit() {}

    /** User-data or why there is none. */
    sealed interface Outcome {
        /** Ready for the Secret. */
        record UserData(String text) implements Outcome {
            /** It may hold passwords. */
            @Override
            public String toString() {
                return "UserData[" + text.length() + " characters]";
            }
        }

        /** The person's own part is at fault. */
        record Refused(InvalidUserData why) implements Outcome {}
    }

    /**
     * Merges the form's choices into the person's own part, which wins where both name a user.
     *
     * @param userName null leaves the image's default
     * @param publicKeys in OpenSSH's one-line form
     * @param own cloud-config as the person wrote it; null or blank for none
     */
    static Outcome compose(@Nullable String userName, List<String> publicKeys, @Nullable String own) {
        var refusal = own == null ? Optional.<InvalidUserData>empty() : fault(own);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        var root = own == null ? Optional.<Node>empty() : new Compose(LOAD).composeString(own);
        var mapping = root.map(node -> (MappingNode) node).orElseGet(CloudInit::emptyMapping);
        merge(mapping, userName, publicKeys);
        var text = HEADER
                + new Present(DUMP)
                        .emitToString(new Serialize(DUMP).serializeOne(mapping).iterator());
        return bytes(text) > MAX_BYTES
                ? new Outcome.Refused(new InvalidUserData(0, Reason.TOO_LARGE, ""))
                : new Outcome.UserData(text);
    }

    /** What is wrong with what somebody wrote; empty when it can be used. */
    static Optional<InvalidUserData> fault(String own) {
        if (bytes(own) > MAX_BYTES) {
            return Optional.of(new InvalidUserData(0, Reason.TOO_LARGE, ""));
        }
        var firstLine = own.lines().findFirst().orElse("");
        if (OTHER_FORMAT.matcher(firstLine).matches()) {
            return Optional.of(new InvalidUserData(1, Reason.NOT_CLOUD_CONFIG, ""));
        }
        try {
            new Load(LOAD).loadFromString(own); // finds what composing alone does not: repeated keys, alias bombs
            return new Compose(LOAD)
                    .composeString(own)
                    .filter(node -> !(node instanceof MappingNode))
                    .map(node -> new InvalidUserData(line(node.getStartMark()), Reason.NOT_A_MAPPING, ""));
        } catch (MarkedYamlEngineException broken) {
            return Optional.of(new InvalidUserData(line(broken.getProblemMark()), Reason.SYNTAX, broken.getProblem()));
        } catch (YamlEngineException broken) {
            return Optional.of(new InvalidUserData(0, Reason.SYNTAX, String.valueOf(broken.getMessage())));
        }
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(found -> found.getLine() + 1).orElse(0);
    }

    private static void merge(MappingNode root, @Nullable String userName, List<String> publicKeys) {
        var users = value(root, "users");
        if (userName != null && value(root, "user").isEmpty()) {
            put(root, "user", text(userName));
        }
        if (users.isPresent() && (userName != null || !publicKeys.isEmpty())) {
            keepDefaultUser(users.get());
        }
        if (!publicKeys.isEmpty()) {
            addKeys(root, publicKeys);
        }
    }

    /** A list of users without {@code default} would leave out the one whom name and keys are for. */
    private static void keepDefaultUser(Node users) {
        if (users instanceof SequenceNode list && list.getValue().stream().noneMatch(user -> isText(user, "default"))) {
            list.getValue().addFirst(text("default"));
        }
    }

    private static void addKeys(MappingNode root, List<String> publicKeys) {
        var keys = new ArrayList<Node>();
        publicKeys.forEach(key -> keys.add(text(key)));
        var theirs = value(root, KEYS);
        if (theirs.isEmpty()) {
            put(root, KEYS, new SequenceNode(Tag.SEQ, keys, FlowStyle.BLOCK));
        } else if (theirs.get() instanceof SequenceNode list) {
            list.getValue().addAll(0, keys);
        }
    }

    private static Optional<Node> value(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(entry -> isText(entry.getKeyNode(), key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    private static void put(MappingNode mapping, String key, Node value) {
        mapping.getValue().add(new NodeTuple(new ScalarNode(Tag.STR, key, ScalarStyle.PLAIN), value));
    }

    private static boolean isText(Node node, String text) {
        return node instanceof ScalarNode scalar && scalar.getValue().equals(text);
    }

    private static ScalarNode text(String value) {
        return new ScalarNode(Tag.STR, value, ScalarStyle.DOUBLE_QUOTED);
    }

    private static MappingNode emptyMapping() {
        return new MappingNode(Tag.MAP, new ArrayList<>(), FlowStyle.BLOCK);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
