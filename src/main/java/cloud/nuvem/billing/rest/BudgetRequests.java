package cloud.nuvem.billing.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.billing.Budget.Basis;
import cloud.nuvem.billing.Budget.Measure;
import cloud.nuvem.billing.Budget.Threshold;
import cloud.nuvem.tenancy.ProjectId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Budgets as callers write them. */
final class BudgetRequests {

    private BudgetRequests() {}

    /** @param project left out for the whole organization */
    record Create(
            @Nullable String project,
            @NotNull String amount,
            @NotNull @Valid List<Rung> thresholds) {

        @Nullable
        ProjectId projectId() {
            if (project == null) {
                return null;
            }
            if (!ProjectId.isValid(project)) {
                throw ApiRefusal.field("budget.unknown-project", "project");
            }
            return new ProjectId(project);
        }
    }

    record Change(@NotNull String amount, @NotNull @Valid List<Rung> thresholds) {}

    /**
     * @param basis actual or forecast
     * @param measure notify, block or stop
     */
    record Rung(
            @NotNull String basis,
            @NotNull Integer percent,
            @NotNull String measure) {}

    static BigDecimal amount(String text) {
        if (!text.matches("[0-9]{1,13}(\\.[0-9]{1,3})?")) {
            throw ApiRefusal.field("budget.invalid-amount", "amount");
        }
        return new BigDecimal(text);
    }

    static List<Threshold> thresholds(List<Rung> rungs) {
        return rungs.stream()
                .map(rung -> new Threshold(
                        constant(Basis.values(), rung.basis()),
                        rung.percent(),
                        constant(Measure.values(), rung.measure())))
                .toList();
    }

    private static <T extends Enum<T>> T constant(T[] all, String text) {
        return Arrays.stream(all)
                .filter(each -> name(each).equals(text))
                .findFirst()
                .orElseThrow(() -> ApiRefusal.field("budget.invalid-thresholds", "thresholds"));
    }

    /** As the API writes constants. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
