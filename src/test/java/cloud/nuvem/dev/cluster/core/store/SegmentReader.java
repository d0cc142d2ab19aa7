package cloud.nuvem.dev.cluster.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the finished lines of a segment. */
final class SegmentReader {

    private SegmentReader() {}

    /** Hands over line by line and tells how many; an unfinished last one is skipped. */
    static long read(Path file, Consumer<String> sink) throws IOException {
        boolean finished = endsWithNewline(file);
        long count = 0;
        try (var reader = Files.newBufferedReader(file)) {
            @Nullable String line = reader.readLine();
            while (line != null) {
                @Nullable String following = reader.readLine();
                if (following != null || finished) {
                    sink.accept(line);
                    count++;
                }
                line = following;
            }
        }
        return count;
    }

    private static boolean endsWithNewline(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            if (channel.size() == 0) {
                return true;
            }
            var last = ByteBuffer.allocate(1);
            channel.position(channel.size() - 1).read(last);
            return last.get(0) == '\n';
        }
    }
}
