package cloud.nuvem.dev.cluster.core.store;

import cloud.nuvem.dev.cluster.core.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One version of one object. Its tree is never changed: copy it first. */
public final class Stored {

    private final Key key;
    private final long version;
    private final ObjectNode json;
    private volatile byte @Nullable [] written;

    Stored(Key key, long version, ObjectNode json) {
        this.key = key;
        this.version = version;
        this.json = json;
    }

    public Key key() {
        return key;
    }

    public long version() {
        return version;
    }

    public ObjectNode json() {
        return json;
    }

    /** The tree as JSON, written once for all readers: not to be changed. */
    public byte[] bytes() {
        var bytes = written;
        if (bytes == null) {
            bytes = Json.bytes(json);
            written = bytes;
        }
        return bytes;
    }
}
