package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.InvoiceDetails;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.ProjectDirectory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.stereotype.Component;

/** What all e-mails about invoices have: who sends them, the link to the invoice, days as the buyer reads them. */
@Component
class LetterPaper {

    private final ProjectDirectory projects;
    private final BillingProperties properties;

    LetterPaper(ProjectDirectory projects, BillingProperties properties) {
        this.projects = projects;
        this.properties = properties;
    }

    SimpleMailMessage message(String subject, String text) {
        var message = new SimpleMailMessage();
        message.setFrom(properties.sender());
        message.setSubject(subject);
        message.setText(text);
        return message;
    }

    /** Where the invoice is seen and paid. */
    String link(InvoiceDetails details) {
        var invoice = details.invoice();
        return link(invoice.organization(), "invoices/" + invoice.id());
    }

    /** A page of the organization. */
    String link(OrganizationId organization, String page) {
        return properties.portal() + "/o/" + slug(organization) + "/" + page;
    }

    /** Empty for none. */
    static String day(@Nullable Instant moment, InvoiceDetails details, Locale language) {
        return moment == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(language)
                        .format(LocalDate.ofInstant(moment, details.buyer().timeZone()));
    }

    /** The organization's short name, by one of its projects. */
    String slug(OrganizationId organization) {
        return projects.all().stream()
                .filter(listed -> listed.project().organization().equals(organization))
                .findFirst()
                .map(ProjectDirectory.ListedProject::organizationSlug)
                .orElse("-");
    }
}
