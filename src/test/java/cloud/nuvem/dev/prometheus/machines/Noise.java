package cloud.nuvem.dev.prometheus.machines;

/** Chance that is the same each time it is asked. */
final class Noise {

    private Noise() {}

    /** Uniform in [0, 1). */
    static double at(long seed, long index) {
        var mixed = seed + index * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1.0p-53;
    }

    /** Chance at whole numbers, straight lines in between. */
    static double line(long seed, double x) {
        var index = (long) Math.floor(x);
        var here = at(seed, index);
        return here + (at(seed, index + 1) - here) * (x - index);
    }

    /** A seed for a part of something. */
    static long seed(String whole, String part) {
        var hash = 0xCBF29CE484222325L;
        for (int i = 0; i < whole.length() + part.length(); i++) {
            hash = (hash ^ (i < whole.length() ? whole.charAt(i) : part.charAt(i - whole.length()))) * 0x100000001B3L;
        }
        return hash;
    }
}
