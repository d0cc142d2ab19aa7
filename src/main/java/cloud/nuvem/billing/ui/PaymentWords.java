package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.Card;
import cloud.nuvem.billing.InvoiceDetails;
import cloud.nuvem.billing.Payment;
import cloud.nuvem.billing.Refunds;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Status;
import cloud.nuvem.ui.Tone;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Locale;

/** Payments and cards in words. */
final class PaymentWords {

    private PaymentWords() {}

    static String card(Card card) {
        var brand = card.brand().isEmpty()
                ? ""
                : card.brand().substring(0, 1).toUpperCase(Locale.ROOT)
                        + card.brand().substring(1);
        return brand + " •••• " + card.lastFour();
    }

    /** A sentence where there would be a table. */
    static Paragraph note(String key) {
        var note = new Paragraph(Words.text(key));
        note.addClassName("nv-part-text");
        return note;
    }

    /** How to pay without a card. */
    static Paragraph byTransfer(InvoiceDetails details) {
        var number = String.valueOf(details.invoice().number());
        var bank = details.seller().bank();
        var note = new Paragraph(
                bank == null
                        ? Words.text("payments.by-transfer", number)
                        : Words.text("payments.by-transfer-to", number, bank));
        note.addClassName("nv-part-text");
        return note;
    }

    /** What became of a try, with the bank’s reason in words where there are some for it. */
    static String outcome(Payment payment) {
        return switch (payment.state()) {
            case SUCCEEDED -> Words.text("payments.state.succeeded");
            case DECLINED -> reason(payment);
            case ACTION_NEEDED -> Words.text("payments.state.action-needed");
            case CANCELED -> Words.text("payments.state.canceled");
            case OVERPAID -> Words.text("payments.state.overpaid");
            case PAGE_OPEN -> Words.text("payments.state.page-open");
            case PLANNED, SENT, UNKNOWN, PROCESSING -> Words.text("payments.state.under-way");
        };
    }

    private static String reason(Payment payment) {
        return "insufficient_funds".equals(payment.decline())
                ? Words.text("payments.state.no-funds")
                : Words.text("payments.state.declined");
    }

    static Status status(Payment payment) {
        var words = outcome(payment);
        return switch (payment.state()) {
            case SUCCEEDED -> Status.of(Tone.GOOD, Glyph.GOOD, words);
            case DECLINED, OVERPAID -> Status.of(Tone.BAD, Glyph.BAD, words);
            case ACTION_NEEDED -> Status.of(Tone.WARN, Glyph.WARN, words);
            case CANCELED, PAGE_OPEN -> Status.of(Tone.IDLE, Glyph.IDLE, words);
            case PLANNED, SENT, UNKNOWN, PROCESSING -> Status.of(Tone.BUSY, Glyph.BUSY, words);
        };
    }

    static Status status(Refunds.State state) {
        return switch (state) {
            case PLANNED -> Status.of(Tone.BUSY, Glyph.BUSY, Words.text("payments.refund.planned"));
            case DONE -> Status.of(Tone.GOOD, Glyph.GOOD, Words.text("payments.refund.done"));
            case REFUSED -> Status.of(Tone.BAD, Glyph.BAD, Words.text("payments.refund.refused"));
        };
    }

    /** A transfer that nobody else has confirmed yet. */
    static Status waiting() {
        return Status.of(Tone.WARN, Glyph.CLOCK, Words.text("payments.transfer.waiting"));
    }
}
