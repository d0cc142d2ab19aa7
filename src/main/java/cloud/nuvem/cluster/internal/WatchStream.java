package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ClusterStream;
import cloud.nuvem.cluster.ClusterUnavailable;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * An answer that goes on: lines as they come, with back-pressure (the next piece is asked for when the last one is read).
 * For one reading thread.
 */
final class WatchStream implements ClusterStream {

    private static final Duration ERROR_BODY = Duration.ofSeconds(2);
    private static final byte[] NOTHING = new byte[0];

    private final BlockingQueue<Optional<byte[]>> pieces = new LinkedBlockingQueue<>();
    private final Queue<byte[]> lines = new ArrayDeque<>();
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private @Nullable AsyncBody body;
    private boolean ended;

    private WatchStream() {}

    /** @throws cloud.nuvem.cluster.ClusterException when the answer is not 200 or none comes in time */
    static WatchStream open(HttpClient http, HttpRequest request, Duration timeout) {
        var stream = new WatchStream();
        var answer = http.consumeBytes(request, stream::take);
        try {
            stream.begin(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS), request);
            return stream;
        } catch (ExecutionException failed) {
            throw new ClusterUnavailable("cannot watch: " + failed.getCause(), failed);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new ClusterUnavailable("cannot watch: no answer", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            throw new ClusterUnavailable("cannot watch: interrupted", interrupted);
        }
    }

    /** Returns null at the end of the stream, and after a silence of that length. */
    byte @Nullable [] nextLine(Duration silence) throws InterruptedException {
        while (lines.isEmpty()) {
            var piece = ended ? null : pieces.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
            if (piece == null || piece.isEmpty()) {
                ended = true;
                return null;
            }
            split(piece.get());
            askForMore();
        }
        return lines.remove();
    }

    @Override
    public byte @Nullable [] next(Duration silence) throws InterruptedException {
        var piece = ended ? Optional.<byte[]>empty() : pieces.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
        if (piece == null) {
            return NOTHING;
        }
        if (piece.isEmpty()) {
            ended = true;
            return null;
        }
        askForMore();
        return piece.get();
    }

    @Override
    public void close() {
        if (body != null) {
            body.cancel();
        }
    }

    private void begin(HttpResponse<AsyncBody> answer, HttpRequest request) throws InterruptedException {
        body = answer.body();
        var _ = body.done().whenComplete((nothing, failure) -> pieces.add(Optional.empty()));
        askForMore();
        if (!HttpResponse.isSuccessful(answer.code())) {
            var first = nextLine(ERROR_BODY);
            var text = first == null ? unfinished.toByteArray() : first;
            close();
            throw ApiAnswers.exception(ApiCall.get(request.uri().getPath()), answer.code(), text);
        }
    }

    private void take(List<ByteBuffer> buffers, AsyncBody from) {
        for (var buffer : buffers) {
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            if (bytes.length > 0) {
                pieces.add(Optional.of(bytes));
            } else {
                from.consume();
            }
        }
    }

    private void askForMore() {
        if (body != null) {
            body.consume();
        }
    }

    private void split(byte[] piece) {
        int start = 0;
        for (int i = 0; i < piece.length; i++) {
            if (piece[i] == '\n') {
                unfinished.write(piece, start, i - start);
                if (unfinished.size() > 0) {
                    lines.add(unfinished.toByteArray());
                    unfinished.reset();
                }
                start = i + 1;
            }
        }
        unfinished.write(piece, start, piece.length - start);
    }
}
