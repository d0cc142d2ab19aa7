package cloud.nuvem.cluster;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An answer that goes on, such as a log that is followed. For one reading thread; closed from any. */
public interface ClusterStream extends AutoCloseable {

    /**
     * The next bytes, with back-pressure: what is not asked for is not sent. Empty after a silence of that length, null at the
     * end.
     */
    byte @Nullable [] next(Duration silence) throws InterruptedException;

    /** Again has no effect. */
    @Override
    void close();
}
