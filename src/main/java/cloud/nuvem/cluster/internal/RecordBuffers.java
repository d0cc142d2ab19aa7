package cloud.nuvem.cluster.internal;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * Where encrypted bytes stand while they are moved: room for several TLS records, lent for as long as there are any. On the heap, where
 * the JDK's ciphers are fastest. Only so many large ones are out at a time; who comes then gets room for one record.
 */
final class RecordBuffers {

    /** The largest record with its header and what encryption adds, as the JDK counts it. */
    static final int RECORD = 17 * 1024;

    static final int LARGE = 4 * RECORD;

    /** 17 MiB. */
    private static final int MOST = 256;

    private static final int KEPT = 64;
    private static final ArrayBlockingQueue<ByteBuffer> FREE = new ArrayBlockingQueue<>(KEPT);
    private static final Semaphore LENDABLE = new Semaphore(MOST);

    private RecordBuffers() {}

    /** Empty, ready to be written to. */
    static ByteBuffer take() {
        if (!LENDABLE.tryAcquire()) {
            return ByteBuffer.allocate(RECORD);
        }
        var free = FREE.poll();
        return free == null ? ByteBuffer.allocate(LARGE) : free.clear();
    }

    static void give(ByteBuffer buffer) {
        if (buffer.capacity() == LARGE) {
            LENDABLE.release();
            var _ = FREE.offer(buffer);
        }
    }

    /** How many large ones are out. */
    static int lent() {
        return MOST - LENDABLE.availablePermits();
    }
}
