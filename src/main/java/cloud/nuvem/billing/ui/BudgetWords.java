package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.Budget;
import cloud.nuvem.billing.Budget.Basis;
import cloud.nuvem.billing.Budget.Measure;
import cloud.nuvem.billing.Budget.Threshold;
import cloud.nuvem.billing.BudgetStep;
import cloud.nuvem.billing.BudgetStep.Undone;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.Status;
import cloud.nuvem.ui.Tone;
import cloud.nuvem.ui.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Budgets in words. */
final class BudgetWords {

    private BudgetWords() {}

    static String basis(Basis basis) {
        return Words.text("billing.budget.basis." + basis.name());
    }

    static String measure(Measure measure) {
        return Words.text("billing.budget.measure." + measure.name());
    }

    /** {@code 80 % of the forecast}. */
    static String threshold(Threshold threshold) {
        return Words.text(
                "billing.budget.threshold." + threshold.basis().name(),
                Reader.current().number(threshold.percent()));
    }

    /** @param names of the projects that the reader sees; a removed one is called by its id */
    static String scope(@Nullable ProjectId project, Map<ProjectId, String> names) {
        return project == null
                ? Words.text("billing.budget.organization")
                : names.getOrDefault(project, project.value());
    }

    static Status measured(BudgetStep step) {
        var words = measure(step.threshold().measure());
        if (step.undone() != null) {
            return Status.of(Tone.IDLE, Glyph.IDLE, words);
        }
        return switch (step.threshold().measure()) {
            case NOTIFY -> Status.of(Tone.BUSY, Glyph.BELL, words);
            case BLOCK -> Status.of(Tone.WARN, Glyph.LOCK, words);
            case STOP -> Status.of(Tone.BAD, Glyph.STOP, words);
        };
    }

    static String undone(@Nullable Undone undone) {
        return undone == null
                ? Words.text("billing.budget.stands")
                : Words.text(
                        "billing.budget.undone." + undone.because().name(),
                        InvoiceWords.day(undone.at(), Reader.current().zone()));
    }

    /** The strongest measure of a budget that stands. */
    static @Nullable BudgetStep strongest(Budget budget, List<BudgetStep> steps) {
        return steps.stream()
                .filter(step -> step.undone() == null && step.budget().equals(budget.id()))
                .max(Comparator.<BudgetStep, Measure>comparing(
                                step -> step.threshold().measure())
                        .thenComparingInt(step -> step.threshold().percent()))
                .orElse(null);
    }
}
