package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ClusterException;
import cloud.nuvem.cluster.ClusterSocket;
import cloud.nuvem.cluster.ClusterUnavailable;
import cloud.nuvem.tenancy.ProjectMember;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
        var in = connection.spoken().getInputStream();
        var out = connection.spoken().getOutputStream();
        out.write(request.head(
                        address.root() + call.path(),
                        address.host(),
                        headers.get().values())
                .getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        var answer = UpgradeAnswer.read(in);
        if (answer.status() != 101) {
            throw ApiAnswers.exception(call, answer.status(), in.readNBytes(answer.bodyLength(LONGEST_REFUSAL)));
        }
        var fault = request.fault(answer);
        if (fault.isPresent()) {
            throw new ClusterUnavailable(call + ": " + fault.get());
        }
        connection.raw().setSoTimeout(0);
        return new Open(connection, in, out);
    }

    private record Open(ApiAddress.Connection connection, InputStream in, OutputStream out) implements ClusterSocket {
        @Override
        public void close() throws IOException {
            connection.raw().close();
        }
    }
}
