package cloud.nuvem.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * Requests to one server with one token, over connections that stay open, sent by the calling thread itself: what is measured
 * is the server.
 *
 * @param base address without a slash at its end
 */
record Calls(HttpClient http, String base, String token) {

    private static final ContentType APPLY = ContentType.create("application/apply-patch+yaml");

    private record Answer(int status, ByteBuffer body) {
        boolean isGood() {
            return status / 100 == 2;
        }
    }

    byte[] get(String path) throws IOException {
        return expectGood(ClassicRequestBuilder.get(base + path), UnaryOperator.identity());
    }

    byte[] post(String path, String body, String... headers) throws IOException {
        return expectGood(
                ClassicRequestBuilder.post(base + path).setEntity(new StringEntity(body, ContentType.APPLICATION_JSON)),
                request -> {
                    for (int i = 0; i < headers.length; i += 2) {
                        request.addHeader(headers[i], headers[i + 1]);
                    }
                    return request;
                });
    }

    /** Server-side apply, as a tool with its own field manager does it. */
    byte[] apply(String path, String body) throws IOException {
        return expectGood(
                ClassicRequestBuilder.patch(base + path + "?fieldManager=bench&force=true")
                        .setEntity(new StringEntity(body, APPLY)),
                UnaryOperator.identity());
    }

    boolean answers(String path) throws IOException {
        return send(authorized(ClassicRequestBuilder.get(base + path))).isGood();
    }

    private byte[] expectGood(ClassicRequestBuilder request, UnaryOperator<ClassicRequestBuilder> more)
            throws IOException {
        var built = authorized(more.apply(request));
        var answer = send(built);
        if (!answer.isGood()) {
            throw new IllegalStateException(built.getMethod() + " " + built.getRequestUri() + " answered "
                    + answer.status() + ": " + StandardCharsets.UTF_8.decode(answer.body()));
        }
        return answer.body().array();
    }

    private ClassicHttpRequest authorized(ClassicRequestBuilder request) {
        return request.addHeader("Authorization", "Bearer " + token).build();
    }

    private Answer send(ClassicHttpRequest request) throws IOException {
        return http.execute(request, response -> {
            var entity = response.getEntity();
            return new Answer(
                    response.getCode(),
                    ByteBuffer.wrap(entity == null ? new byte[0] : EntityUtils.toByteArray(entity)));
        });
    }
}
