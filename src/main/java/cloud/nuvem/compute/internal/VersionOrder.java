package cloud.nuvem.compute.internal;

import java.util.Comparator;

/** Orders versions as people do: 9 before 10, 24.04 before 26.04. */
final class VersionOrder implements Comparator<String> {

    @Override
    public int compare(String a, String b) {
        var left = a.split("\\.", -1);
        var right = b.split("\\.", -1);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order = compareParts(left[i], right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    private static int compareParts(String a, String b) {
        boolean bothNumbers = a.matches("\\d{1,9}") && b.matches("\\d{1,9}");
        return bothNumbers ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b)) : a.compareTo(b);
    }
}
