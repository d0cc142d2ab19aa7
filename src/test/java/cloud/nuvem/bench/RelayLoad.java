package cloud.nuvem.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients of one proxy, each on a thread of its own. */
final class RelayLoad implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** What one of the lines does. */
    @FunctionalInterface
    interface Use {
        void of(RelayLine line) throws IOException;
    }

    /** As many as there are heads, all at once. */
    List<RelayLine> open(int port, List<String> heads) throws Exception {
        return all(heads.stream()
                .map(head -> (Callable<RelayLine>) () -> RelayLine.open(port, head))
                .toList());
    }

    /** Seconds until the last line is done. */
    double on(List<RelayLine> lines, Use use) throws Exception {
        var work = lines.stream()
                .map(line -> (Callable<Boolean>) () -> {
                    use.of(line);
                    return true;
                })
                .toList();
        long before = System.nanoTime();
        all(work);
        return (System.nanoTime() - before) / 1e9;
    }

    private <T> List<T> all(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        var results = new ArrayList<T>();
        for (Future<T> future : threads.invokeAll(work)) {
            results.add(future.get());
        }
        return results;
    }

    static void hangUp(List<RelayLine> lines) throws IOException {
        for (var line : lines) {
            line.close();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
