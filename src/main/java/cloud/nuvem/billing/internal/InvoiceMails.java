package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.InvoiceEvent.InvoiceIssued;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.internal.MailRepository.Occasion;
import cloud.nuvem.kernel.Texts;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.stereotype.Component;

/** Tells the recipients of an issued invoice, with a link to it. */
@Component
class InvoiceMails implements Letters {

    private final MailRepository mails;
    private final StateRepository states;
    private final LetterPaper paper;
    private final Texts texts;
    private final Clock clock;

    InvoiceMails(MailRepository mails, StateRepository states, LetterPaper paper, Texts texts, Clock clock) {
        this.mails = mails;
        this.states = states;
        this.paper = paper;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "INVOICE_ISSUED";
    }

    @EventListener
    void queue(InvoiceIssued issued) {
        states.details(issued.invoice())
                .ifPresent(details -> mails.queue(
                        new Occasion(kind(), issued.invoice().value(), issued.organization()),
                        details.buyer(),
                        clock.instant()));
    }

    @Override
    public SimpleMailMessage write(UUID subject) {
        var details = states.details(new InvoiceId(subject)).orElseThrow();
        var language = Texts.nearest(details.buyer().language());
        var invoice = details.invoice();
        var number = String.valueOf(invoice.number());
        var seller = details.seller().legalName();
        return paper.message(
                texts.sentence(language, "billing.mail.subject", number, seller),
                texts.sentence(
                        language,
                        "billing.mail.text",
                        number,
                        DateTimeFormatter.ofPattern("MMMM yyyy", language).format(invoice.month()),
                        invoice.amounts().due(),
                        LetterPaper.day(invoice.dueAt(), details, language),
                        paper.link(details),
                        seller));
    }
}
