package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.Budget.Measure;
import cloud.nuvem.billing.Budget.Threshold;
import cloud.nuvem.billing.Budgets.BudgetResult;
import cloud.nuvem.billing.Budgets.BudgetResult.InvalidAmount;
import cloud.nuvem.billing.Budgets.BudgetResult.InvalidThresholds;
import cloud.nuvem.billing.Budgets.BudgetResult.ProjectOnlyNotifies;
import cloud.nuvem.kernel.Money;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What a budget may be. */
final class BudgetRules {

    private static final BigDecimal LARGEST = new BigDecimal("1000000000000");
    private static final int MOST_THRESHOLDS = 10;
    private static final int HIGHEST_PERCENT = 1000;

    private BudgetRules() {}

    static Optional<BudgetResult> fault(Money amount, List<Threshold> thresholds, boolean ofProject) {
        if (!isAmount(amount)) {
            return Optional.of(new InvalidAmount());
        }
        if (!areThresholds(thresholds)) {
            return Optional.of(new InvalidThresholds());
        }
        boolean blocks = thresholds.stream().anyMatch(threshold -> threshold.measure() != Measure.NOTIFY);
        return blocks && ofProject ? Optional.of(new ProjectOnlyNotifies()) : Optional.empty();
    }

    private static boolean isAmount(Money amount) {
        var number = amount.amount();
        return number.signum() > 0
                && number.compareTo(LARGEST) <= 0
                && number.stripTrailingZeros().scale()
                        <= Math.max(0, amount.currency().getDefaultFractionDigits());
    }

    private static boolean areThresholds(List<Threshold> thresholds) {
        var seen = new HashSet<List<Object>>();
        return !thresholds.isEmpty()
                && thresholds.size() <= MOST_THRESHOLDS
                && thresholds.stream()
                        .allMatch(threshold -> threshold.percent() >= 1
                                && threshold.percent() <= HIGHEST_PERCENT
                                && seen.add(List.of(threshold.basis(), threshold.percent())));
    }
}
