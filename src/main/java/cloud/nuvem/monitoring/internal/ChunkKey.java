package cloud.nuvem.monitoring.internal;

import cloud.nuvem.kernel.Region;

/**
 * One chunk of one line. The tenant is part of it: the namespace is the project's own.
 *
 * @param first the chunk's first second
 * @param last its last point that is asked for; before the chunk's end while that is still open
 * @param step seconds between points
 */
record ChunkKey(LineKey line, long first, long last, int step) {

    static final int POINTS = 60;

    /** Whose line it is, and of which graph. */
    record LineKey(Region region, Selector selector, cloud.nuvem.monitoring.Graph graph, String line) {}

    /** Later values may still come into it. */
    boolean isOpenAt(long now, long settling) {
        return first + (long) POINTS * step > now - settling;
    }

    int points() {
        return Math.toIntExact((last - first) / step) + 1;
    }

    boolean isFollowedBy(ChunkKey other) {
        return last + step == other.first && line.equals(other.line) && step == other.step;
    }
}
