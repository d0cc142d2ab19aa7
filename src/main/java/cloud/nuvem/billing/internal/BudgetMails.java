package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.BillingDetails;
import cloud.nuvem.kernel.Texts;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.stereotype.Component;

/** Tells the recipients of invoices that a budget's threshold is reached and what was done. */
@Component
class BudgetMails implements Letters {

    static final String KIND = "BUDGET_STEP";

    private final BudgetStepRepository steps;
    private final LetterPaper paper;
    private final BillingProperties properties;
    private final Texts texts;

    BudgetMails(BudgetStepRepository steps, LetterPaper paper, BillingProperties properties, Texts texts) {
        this.steps = steps;
        this.paper = paper;
        this.properties = properties;
        this.texts = texts;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public SimpleMailMessage write(UUID subject) {
        var told = steps.told(subject);
        var step = told.step();
        var threshold = step.threshold();
        var language =
                told.buyer().map(BillingDetails::language).map(Texts::nearest).orElse(Locale.ENGLISH);
        var project = step.project();
        var owner = paper.slug(told.organization());
        return paper.message(
                texts.sentence(
                        language,
                        "billing.budget.mail.subject",
                        threshold.percent(),
                        project == null ? owner : project.value()),
                texts.sentence(
                        language,
                        "billing.budget.mail.text",
                        texts.sentence(
                                language, "billing.budget.mail." + threshold.basis(), step.reached(), step.amount()),
                        DateTimeFormatter.ofPattern("MMMM yyyy", language).format(step.month()),
                        texts.sentence(language, "billing.budget.mail." + threshold.measure()),
                        paper.link(told.organization(), "budgets"),
                        properties.seller().seller().legalName()));
    }
}
