package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.BankTransfers;
import cloud.nuvem.billing.BankTransfers.NoteTransfer;
import cloud.nuvem.billing.CreditNotes;
import cloud.nuvem.billing.CreditNotes.IssueCreditNote;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceReview;
import cloud.nuvem.billing.InvoiceReview.ReviewResult;
import cloud.nuvem.billing.InvoiceState;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.ConfirmDialog;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The dialogs in which staff decide about one invoice. */
@Component
class InvoiceDesk {

    private final InvoiceReview review;
    private final CreditNotes creditNotes;
    private final BankTransfers transfers;
    private final Clock clock;

    InvoiceDesk(InvoiceReview review, CreditNotes creditNotes, BankTransfers transfers, Clock clock) {
        this.review = review;
        this.creditNotes = creditNotes;
        this.transfers = transfers;
        this.clock = clock;
    }

    void askToRelease(Actor actor, Invoice invoice) {
        ask("release", note -> review.release(actor, invoice.id(), note));
    }

    void askToVoid(Actor actor, Invoice invoice) {
        ask("void", note -> review.voidHeld(actor, invoice.id(), note));
    }

    private static void ask(String verb, Function<String, ReviewResult> decision) {
        var note = new TextField(Words.text("billing.review.note"));
        note.addClassName("nv-wide");
        new ConfirmDialog(Words.text("billing.review." + verb))
                .text(Words.text("billing.review." + verb + ".text"))
                .content(note)
                .open(
                        Buttons.primary(Words.text("billing.review." + verb), () -> {}),
                        () -> answer(decision.apply(note.getValue())));
    }

    /** What was paid goes back with it. */
    void askToCredit(Actor actor, Invoice invoice) {
        var words = invoice.state() == InvoiceState.PAID ? "billing.refund" : "billing.credit-note.issue";
        var text = invoice.state() == InvoiceState.PAID ? "billing.refund.text" : "billing.credit-note.text";
        var currency = invoice.currency();
        var amount = new BigDecimalField(Words.text("billing.credit-note.amount", currency.getCurrencyCode()));
        amount.setValue(invoice.amounts().due().amount());
        var reason = new TextField(Words.text("billing.column.reason"));
        reason.addClassName("nv-wide");
        new ConfirmDialog(Words.text(words))
                .text(Words.text(text))
                .content(amount, reason)
                .open(Buttons.primary(Words.text(words), () -> {}), () -> {
                    var money = new Money(Objects.requireNonNullElse(amount.getValue(), BigDecimal.ZERO), currency);
                    return answer(
                            creditNotes.issue(actor, new IssueCreditNote(invoice.id(), money, reason.getValue())));
                });
    }

    void askForTransfer(Actor actor, Invoice invoice) {
        var reference = new TextField(Words.text("payments.transfer.reference"));
        reference.setHelperText(Words.text("payments.transfer.reference.help"));
        reference.addClassName("nv-wide");
        var day = new DatePicker(Words.text("payments.column.received"));
        day.setValue(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        var due = MoneyText.format(invoice.amounts().due());
        new ConfirmDialog(Words.text("payments.transfer.note"))
                .text(Words.text("payments.transfer.note.text", due))
                .content(reference, day)
                .open(Buttons.primary(Words.text("payments.transfer.note"), () -> {}), () -> {
                    var received = Objects.requireNonNullElse(day.getValue(), LocalDate.MAX);
                    return answer(
                            transfers.note(actor, new NoteTransfer(invoice.id(), reference.getValue(), received)));
                });
    }

    private static Optional<String> answer(Object result) {
        if (result instanceof Refusal refusal) {
            return Optional.of(Words.sentence(refusal));
        }
        UI.getCurrent().refreshCurrentRoute(false);
        return Optional.empty();
    }
}
