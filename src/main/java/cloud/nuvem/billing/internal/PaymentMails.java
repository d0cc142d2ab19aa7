package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.NoticeId;
import cloud.nuvem.billing.PaymentEvent.Kind;
import cloud.nuvem.billing.PaymentEvent.PaymentNotice;
import cloud.nuvem.billing.internal.MailRepository.Occasion;
import cloud.nuvem.kernel.Texts;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.stereotype.Component;

/** Sends the recipients of invoices what they are told about paying, with a link to where it is paid. */
@Component
class PaymentMails implements Letters {

    private final MailRepository mails;
    private final NoticeRepository notices;
    private final StateRepository states;
    private final LetterPaper paper;
    private final Texts texts;
    private final Clock clock;

    PaymentMails(
            MailRepository mails,
            NoticeRepository notices,
            StateRepository states,
            LetterPaper paper,
            Texts texts,
            Clock clock) {
        this.mails = mails;
        this.notices = notices;
        this.states = states;
        this.paper = paper;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "PAYMENT_NOTICE";
    }

    @EventListener
    void queue(PaymentNotice notice) {
        states.details(notice.invoice())
                .ifPresent(details -> mails.queue(
                        new Occasion(kind(), notice.id().value(), notice.organization()),
                        details.buyer(),
                        clock.instant()));
    }

    @Override
    public SimpleMailMessage write(UUID subject) {
        var notice = notices.find(new NoticeId(subject)).orElseThrow();
        var details = states.details(notice.invoice()).orElseThrow();
        var language = Texts.nearest(details.buyer().language());
        var number = String.valueOf(details.invoice().number());
        var seller = details.seller().legalName();
        var what = word(notice.kind());
        return paper.message(
                texts.sentence(language, "billing.notice." + what + ".subject", number, seller),
                texts.sentence(
                        language,
                        "billing.notice." + what + ".text",
                        number,
                        details.invoice().amounts().due(),
                        LetterPaper.day(notice.effective(), details, language),
                        paper.link(details),
                        seller));
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case PAID -> "paid";
            case DECLINED -> "declined";
            case ACTION_NEEDED -> "action-needed";
            case BLOCK_ANNOUNCED -> "block-announced";
            case BLOCKED -> "blocked";
            case STOP_ANNOUNCED -> "stop-announced";
            case STOPPED -> "stopped";
            case LIFTED -> "lifted";
            case REFUNDED -> "refunded";
        };
    }
}
