package cloud.nuvem.dev.cluster.core.store;

import tools.jackson.databind.node.ObjectNode;

/** One version of one object. Its tree is never changed: copy it first. */
public record Stored(Key key, long version, ObjectNode json) {}
