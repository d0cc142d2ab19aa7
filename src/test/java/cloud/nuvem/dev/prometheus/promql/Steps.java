package cloud.nuvem.dev.prometheus.promql;

/**
 * The moments at which a query is evaluated.
 *
 * @param start milliseconds since the epoch
 * @param end the last moment is not after it
 * @param step milliseconds, at least 1
 */
record Steps(long start, long end, long step) {

    int count() {
        return (int) ((end - start) / step) + 1;
    }

    long at(int index) {
        return start + index * step;
    }

    long last() {
        return at(count() - 1);
    }
}
