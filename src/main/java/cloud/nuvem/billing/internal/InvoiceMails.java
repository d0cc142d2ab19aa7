package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.InvoiceDetails;
import cloud.nuvem.billing.InvoiceEvent.InvoiceIssued;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.internal.MailRepository.Queued;
import cloud.nuvem.kernel.Texts;
import cloud.nuvem.tenancy.ProjectDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the recipients of an issued invoice, with a link to it. Without a mail server nothing is sent and nothing is lost. */
@Component
class InvoiceMails {

    private final MailRepository mails;
    private final StateRepository states;
    private final ProjectDirectory projects;
    private final ObjectProvider<JavaMailSender> sender;
    private final BillingProperties properties;
    private final Texts texts;
    private final Clock clock;

    InvoiceMails(
            MailRepository mails,
            StateRepository states,
            ProjectDirectory projects,
            ObjectProvider<JavaMailSender> sender,
            BillingProperties properties,
            Texts texts,
            Clock clock) {
        this.mails = mails;
        this.states = states;
        this.projects = projects;
        this.sender = sender;
        this.properties = properties;
        this.texts = texts;
        this.clock = clock;
    }

    @EventListener
    void queue(InvoiceIssued issued) {
        states.details(issued.invoice())
                .filter(details -> !details.buyer().recipients().isEmpty())
                .ifPresent(details -> mails.queue(
                        issued.organization(), issued.invoice(), details.buyer().recipients(), clock.instant()));
    }

    @Scheduled(fixedDelayString = "${nuvem.billing.mail-every:5s}", initialDelayString = "${nuvem.billing.first:15s}")
    void send() {
        var server = sender.getIfAvailable();
        boolean more = server != null;
        while (more && server != null) {
            more = mails.sendNext(MailRepository.INVOICE_ISSUED, clock.instant(), mail -> server.send(message(mail)));
        }
    }

    private SimpleMailMessage message(Queued mail) {
        var details = states.details(new InvoiceId(mail.subject())).orElseThrow();
        var language = Texts.nearest(details.buyer().language());
        var invoice = details.invoice();
        var number = String.valueOf(invoice.number());
        var month = DateTimeFormatter.ofPattern("MMMM yyyy", language).format(invoice.month());
        var message = new SimpleMailMessage();
        message.setFrom(properties.sender());
        message.setTo(mail.recipient());
        message.setSubject(texts.sentence(
                language, "billing.mail.subject", number, details.seller().legalName()));
        message.setText(texts.sentence(
                language,
                "billing.mail.text",
                number,
                month,
                invoice.amounts().due(),
                due(details, language),
                properties.portal() + "/o/" + slug(details) + "/invoices/" + invoice.id(),
                details.seller().legalName()));
        return message;
    }

    private static String due(InvoiceDetails details, java.util.Locale language) {
        var due = details.invoice().dueAt();
        return due == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(language)
                        .format(LocalDate.ofInstant(due, details.buyer().timeZone()));
    }

    /** The organization's short name, by one of its projects. */
    private String slug(InvoiceDetails details) {
        return projects.all().stream()
                .filter(listed ->
                        listed.project().organization().equals(details.invoice().organization()))
                .findFirst()
                .map(ProjectDirectory.ListedProject::organizationSlug)
                .orElse("-");
    }
}
