package cloud.nuvem.api.internal;

import java.util.List;
import tools.jackson.core.JacksonException;

/** JSON Pointers (RFC 6901) to the field that a problem is about. */
final class JsonPointers {

    private JsonPointers() {}

    /** From a path in Java's manner: {@code sshKeys[0].name} or {@code tags[env]}. */
    static String ofPath(String path) {
        var pointer = new StringBuilder();
        for (var step : path.split("[.\\[\\]]+", -1)) {
            if (!step.isEmpty()) {
                pointer.append('/').append(escape(step));
            }
        }
        return pointer.toString();
    }

    static String of(List<JacksonException.Reference> path) {
        var pointer = new StringBuilder();
        for (var step : path) {
            var name = step.getPropertyName();
            pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : escape(name));
        }
        return pointer.toString();
    }

    private static String escape(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }
}
