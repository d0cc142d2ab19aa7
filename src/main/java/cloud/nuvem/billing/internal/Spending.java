package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.Budget;
import cloud.nuvem.billing.Budget.Threshold;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.metering.MonthToDate;
import cloud.nuvem.metering.MonthToDate.LineToDate;
import cloud.nuvem.tenancy.ProjectId;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a budget is compared with. */
record Spending(Money soFar, Money forecast) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** @param project null for all */
    static Spending of(MonthToDate month, @Nullable ProjectId project) {
        return project == null
                ? new Spending(month.soFar(), month.forecast())
                : new Spending(
                        sum(month, project, line -> line.line().cost()), sum(month, project, LineToDate::forecast));
    }

    private static Money sum(MonthToDate month, ProjectId project, Function<LineToDate, @Nullable Money> amount) {
        return month.lines().stream()
                .filter(line -> project.value().equals(line.line().resource().project()))
                .map(amount)
                .filter(Objects::nonNull)
                .reduce(Money.zero(month.soFar().currency()), Money::plus);
    }

    Money by(Budget.Basis basis) {
        return basis == Budget.Basis.ACTUAL ? soFar : forecast;
    }

    /** Never in another currency. */
    boolean reaches(Threshold threshold, Money amount) {
        var spent = by(threshold.basis());
        return spent.currency().equals(amount.currency())
                && spent.amount()
                                .multiply(HUNDRED)
                                .compareTo(amount.amount().multiply(BigDecimal.valueOf(threshold.percent())))
                        >= 0;
    }
}
