package cloud.nuvem.monitoring.internal;

import java.util.SortedMap;

/** A line's values over one chunk of time, by part of the machine; shorter where the chunk is still open. */
record Chunk(SortedMap<String, float[]> columns) {

    private static final int OVERHEAD = 16;

    int points() {
        return OVERHEAD
                + columns.values().stream().mapToInt(column -> column.length).sum();
    }
}
