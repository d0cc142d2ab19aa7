package cloud.nuvem.billing.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits an amount so that the parts add up to it: each gets its share rounded down, the largest remainders get the rest. */
final class Apportionment {

    private Apportionment() {}

    /**
     * @param total not negative, at most {@code decimals} decimals
     * @param weights not negative; equal shares when all are zero
     * @return as many parts as weights; equal remainders are served in order
     */
    static List<BigDecimal> split(BigDecimal total, List<BigDecimal> weights, int decimals) {
        if (weights.isEmpty()) {
            return List.of();
        }
        var sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var counted = sum.signum() > 0
                ? weights
                : weights.stream().map(each -> BigDecimal.ONE).toList();
        var divisor = sum.signum() > 0 ? sum : BigDecimal.valueOf(weights.size());
        var parts = new ArrayList<BigDecimal>(counted.size());
        var remainders = new ArrayList<BigDecimal>(counted.size());
        var left = total;
        for (var weight : counted) {
            var product = total.multiply(weight);
            var part = product.divide(divisor, decimals, RoundingMode.DOWN);
            parts.add(part);
            remainders.add(product.subtract(part.multiply(divisor)));
            left = left.subtract(part);
        }
        int units = left.movePointRight(decimals).intValueExact();
        var smallest = BigDecimal.ONE.movePointLeft(decimals);
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer index) -> remainders.get(index))
                        .reversed())
                .limit(units)
                .forEach(index -> parts.set(index, parts.get(index).add(smallest)));
        return parts;
    }
}
