package cloud.nuvem.console.internal;

import java.util.concurrent.ArrayBlockingQueue;
import org.springframework.stereotype.Component;

/** Large buffers, lent to whoever has much to move right now: a quiet session owns none. */
@Component
class Buffers {

    static final int SIZE = 64 * 1024;
    private static final int KEPT = 64;

    private final ArrayBlockingQueue<byte[]> free = new ArrayBlockingQueue<>(KEPT);

    byte[] take() {
        var buffer = free.poll();
        return buffer == null ? new byte[SIZE] : buffer;
    }

    /** What does not fit is left to the garbage collector. */
    void give(byte[] buffer) {
        var _ = free.offer(buffer);
    }
}
