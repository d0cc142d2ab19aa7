package cloud.nuvem.console.internal;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Large buffers, lent to whoever has much to move right now: a quiet session owns none. A stalled browser keeps what its session
 * has; so only so many large ones are out at a time, and whoever comes then gets on with a small one.
 */
@Component
class Buffers {

    static final int LARGE = 68 * 1024;
    static final int SMALL = 8 * 1024;

    /** 16 MiB. */
    private static final int MOST = 256;

    private static final int KEPT = 64;

    private final ArrayBlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(KEPT);
    private final Semaphore lendable = new Semaphore(MOST);

    ByteBuffer take() {
        if (!lendable.tryAcquire()) {
            return ByteBuffer.allocateDirect(SMALL);
        }
        var buffer = free.poll();
        return buffer == null ? ByteBuffer.allocateDirect(LARGE) : buffer.clear();
    }

    /** What does not fit is left to the garbage collector. */
    void give(ByteBuffer buffer) {
        if (buffer.capacity() == LARGE) {
            lendable.release();
            var _ = free.offer(buffer);
        }
    }
}
