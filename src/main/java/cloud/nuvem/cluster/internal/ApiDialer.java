package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ClusterException;
import cloud.nuvem.cluster.ClusterSocket;
import cloud.nuvem.cluster.ClusterUnavailable;
import cloud.nuvem.tenancy.ProjectMember;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens websockets to one API server as one user. Not through the client library: its websocket hands over messages, and a
 * relay wants the bytes of the frames, with the back-pressure of a socket.
 */
final class ApiDialer {

    private static final int LONGEST_REFUSAL = 4_096;

    private final ApiAddress address;
    private final Supplier<Headers> headers;

    /** @param headers asked for each time: tokens change */
    ApiDialer(ApiAddress address, Supplier<Headers> headers) {
        this.address = address;
        this.headers = headers;
    }

    /** Who speaks, and as whom. Holds a secret. */
    record Headers(Map<String, String> values) {

        static Headers of(@Nullable String bearer, ProjectMember member) {
            var values = new LinkedHashMap<>(Impersonation.headers(member));
            if (bearer != null) {
                values.put("Authorization", "Bearer " + bearer);
            }
            return new Headers(values);
        }

        @Override
        public String toString() {
            return "Headers" + values.keySet();
        }
    }

    /**
     * Connects, asks for the upgrade and accepts nothing but what was asked for.
     *
     * @throws ClusterException for the server's no, or when it cannot be reached
     */
    ClusterSocket dial(String path, String protocol) {
        var call = ApiCall.get(path);
        try {
            var connection = address.connect();
            try {
                return upgraded(connection, call, protocol);
            } catch (IOException | RuntimeException failure) {
                connection.raw().close();
                throw failure;
            }
        } catch (IOException unreachable) {
            throw new ClusterUnavailable(call + ": " + unreachable, unreachable);
        }
    }

    private ClusterSocket upgraded(ApiAddress.Connection connection, ApiCall call, String protocol) throws IOException {
        var request = UpgradeRequest.of(protocol);
        var head = request.head(
                address.root() + call.path(), address.host(), headers.get().values());
        connection.spoken().write(ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1)));
        var in = new HeadStream(connection.spoken());
        var answer = UpgradeAnswer.read(in);
        if (answer.status() != 101) {
            throw ApiAnswers.exception(call, answer.status(), in.readNBytes(answer.bodyLength(LONGEST_REFUSAL)));
        }
        var fault = request.fault(answer);
        if (fault.isPresent()) {
            throw new ClusterUnavailable(call + ": " + fault.get());
        }
        connection.raw().bePatient();
        return new Open(connection, in.rest());
    }

    /** @param early frames that came right behind the head */
    private record Open(ApiAddress.Connection connection, ByteBuffer early) implements ClusterSocket {

        @Override
        public int read(ByteBuffer into) throws IOException {
            if (!early.hasRemaining()) {
                return connection.spoken().read(into);
            }
            int moved = Math.min(early.remaining(), into.remaining());
            into.put(into.position(), early, early.position(), moved).position(into.position() + moved);
            early.position(early.position() + moved);
            return moved;
        }

        @Override
        public void write(ByteBuffer from) throws IOException {
            connection.spoken().write(from);
        }

        @Override
        public void close() throws IOException {
            connection.raw().close();
        }
    }
}
