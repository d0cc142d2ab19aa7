package cloud.nuvem.dev.cluster.core;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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

    /** What a call is answered with. */
    sealed interface Answer {

        /** No body. */
        static Answer empty(int code) {
            return new Finished(code, null, new byte[0]);
        }

        static Answer text(int code, String contentType, String body) {
            return new Finished(code, contentType, body.getBytes(StandardCharsets.UTF_8));
        }

        /** All of it at once, with no body or a body of the given type. */
        final class Finished implements Answer {

            private final int code;
            private final @Nullable String contentType;
            private final byte[] body;

            public Finished(int code, @Nullable String contentType, byte[] body) {
                this.code = code;
                this.contentType = contentType;
                this.body = body.clone();
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

        /** A body that is written while it comes into being. */
        record Flowing(String contentType, Flow flow) implements Answer {}

        /** A connection over a websocket. A call that asks for no websocket is refused. */
        record Connected(Conversation conversation) implements Answer {}
    }

    /** Writes a body; interrupted when the client has gone. */
    @FunctionalInterface
    interface Flow {
        void writeTo(OutputStream client) throws IOException, InterruptedException;
    }

    /** Talks to a client until one of both has enough; interrupted when the server goes down. */
    @FunctionalInterface
    interface Conversation {
        void with(Peer client) throws IOException, InterruptedException;
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
