package cloud.nuvem.dev.cluster.core.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** Writes and waits until the bytes are on the wire: a slow reader slows the writer down. */
final class BlockingOutput extends OutputStream {

    private final Function<Buffer, Future<Void>> send;

    BlockingOutput(Function<Buffer, Future<Void>> send) {
        this.send = send;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            send.apply(Buffer.buffer(length).appendBytes(bytes, offset, length))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException | IllegalStateException gone) {
            throw new IOException("the client has gone", gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while writing");
        }
    }
}
