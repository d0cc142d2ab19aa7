package cloud.nuvem.dev.cluster.core;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request below an object that is not the object: {@code …/virtualmachines/web/start}, {@code …/pods/x/log}. Handlers
 * are registered per group, resource and subresource; RBAC has been asked before. Serving aggregated groups such as
 * {@code subresources.kubevirt.io} needs no stored kind.
 */
@FunctionalInterface
public interface Subresource {

    /**
     * Answers one call.
     *
     * @throws StatusException for a refusal in Status shape
     */
    Answer handle(Call call);

    /**
     * One request.
     *
     * @param body as text, empty when there was none
     */
    record Call(Caller caller, ApiRequest request, Map<String, String> query, String body, boolean dryRun) {}

    /** A finished answer, with no body or a body of the given type. */
    final class Answer {

        private final int code;
        private final @Nullable String contentType;
        private final byte[] body;

        public Answer(int code, @Nullable String contentType, byte[] body) {
            this.code = code;
            this.contentType = contentType;
            this.body = body.clone();
        }

        public static Answer empty(int code) {
            return new Answer(code, null, new byte[0]);
        }

        public int code() {
            return code;
        }

        public @Nullable String contentType() {
            return contentType;
        }

        public byte[] body() {
            return body.clone();
        }
    }

    /**
     * A subresource as discovery shows it.
     *
     * @param resource plural; needs to be stored only for groups that store something
     * @param subresource for example {@code start} or {@code vnc/screenshot}
     * @param kind what discovery names as its kind, for example {@code VirtualMachine}
     * @param verbs RBAC verbs: get (GET), create (POST), update (PUT), patch (PATCH), delete (DELETE)
     */
    record Served(
            String group,
            String version,
            String resource,
            String subresource,
            String kind,
            boolean namespaced,
            Set<String> verbs,
            Subresource handler) {}
}
