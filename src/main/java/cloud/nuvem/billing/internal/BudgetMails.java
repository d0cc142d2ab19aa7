package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.BillingDetails;
import cloud.nuvem.billing.internal.MailRepository.Queued;
import cloud.nuvem.kernel.Texts;
import cloud.nuvem.tenancy.ProjectDirectory;
import cloud.nuvem.tenancy.ProjectDirectory.ListedProject;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the recipients of invoices that a budget's threshold is reached and what was done. */
@Component
class BudgetMails {

    private final MailRepository mails;
    private final BudgetStepRepository steps;
    private final ProjectDirectory projects;
    private final ObjectProvider<JavaMailSender> sender;
    private final BillingProperties properties;
    private final Texts texts;
    private final Clock clock;

    BudgetMails(
            MailRepository mails,
            BudgetStepRepository steps,
            ProjectDirectory projects,
            ObjectProvider<JavaMailSender> sender,
            BillingProperties properties,
            Texts texts,
            Clock clock) {
        this.mails = mails;
        this.steps = steps;
        this.projects = projects;
        this.sender = sender;
        this.properties = properties;
        this.texts = texts;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${nuvem.billing.mail-every:5s}", initialDelayString = "${nuvem.billing.first:15s}")
    void send() {
        var server = sender.getIfAvailable();
        boolean more = server != null;
        while (more && server != null) {
            more = mails.sendNext(MailRepository.BUDGET_STEP, clock.instant(), mail -> server.send(message(mail)));
        }
    }

    SimpleMailMessage message(Queued mail) {
        var told = steps.told(mail.subject());
        var step = told.step();
        var threshold = step.threshold();
        var language =
                told.buyer().map(BillingDetails::language).map(Texts::nearest).orElse(Locale.ENGLISH);
        var project = step.project();
        var owner = projects.all().stream()
                .filter(listed -> listed.project().organization().equals(told.organization()))
                .findFirst()
                .map(ListedProject::organizationSlug)
                .orElse("-");
        var message = new SimpleMailMessage();
        message.setFrom(properties.sender());
        message.setTo(mail.recipient());
        message.setSubject(texts.sentence(
                language,
                "billing.budget.mail.subject",
                threshold.percent(),
                project == null ? owner : project.value()));
        message.setText(texts.sentence(
                language,
                "billing.budget.mail.text",
                texts.sentence(language, "billing.budget.mail." + threshold.basis(), step.reached(), step.amount()),
                DateTimeFormatter.ofPattern("MMMM yyyy", language).format(step.month()),
                texts.sentence(language, "billing.budget.mail." + threshold.measure()),
                properties.portal() + "/o/" + owner + "/budgets",
                properties.seller().seller().legalName()));
        return message;
    }
}
