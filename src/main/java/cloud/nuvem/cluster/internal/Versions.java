package cloud.nuvem.cluster.internal;

/**
 * Order of resource versions.
 *
 * @see <a href="https://github.com/kubernetes/enhancements/issues/5504">KEP-5504, comparable resource versions</a>
 */
final class Versions {

    private Versions() {}

    /** Negative when a is older than b; later is assumed where either is no number. */
    static int compare(String a, String b) {
        if (a.equals(b)) {
            return 0;
        }
        try {
            return Long.compareUnsigned(Long.parseUnsignedLong(a), Long.parseUnsignedLong(b));
        } catch (NumberFormatException opaque) {
            return 1;
        }
    }
}
