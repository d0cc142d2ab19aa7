package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.Card;
import cloud.nuvem.billing.Payments;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.ConfirmDialog;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;

/** The cards that an organization has saved at the processor. */
final class CardsPart extends Div {

    private final Payments payments;
    private final PayDoor door;
    private final BillingDesk desk;

    CardsPart(Payments payments, PayDoor door, BillingDesk desk) {
        this.payments = payments;
        this.door = door;
        this.desk = desk;
        show();
    }

    private void show() {
        removeAll();
        var all = payments.cards(desk.actor(), desk.id());
        add(title(), all.isEmpty() ? PaymentWords.note("payments.cards.none") : table(all));
    }

    private Component title() {
        var words = Words.text("payments.cards");
        var path = PaymentsView.path(desk.organization().slug());
        return desk.mayManage()
                ? new SectionTitle(
                        words,
                        Buttons.plain(Glyph.PLUS, Words.text("payments.cards.add"), () -> door.saveCard(desk, path)))
                : new SectionTitle(words);
    }

    private SimpleTable table(List<Card> all) {
        var table = new SimpleTable(Words.text("payments.cards"))
                .column(Words.text("payments.column.card"))
                .column(Words.text("payments.column.expires"))
                .column(Words.text("payments.column.use"))
                .actions(Words.text("payments.column.change"));
        for (var card : all) {
            table.row(
                    new Span(PaymentWords.card(card)),
                    new Span("%02d/%d"
                            .formatted(
                                    card.expires().getMonthValue(),
                                    card.expires().getYear())),
                    new Span(card.isDefault() ? Words.text("payments.card.default") : ""),
                    desk.mayManage() ? change(card) : new Span());
        }
        return table;
    }

    private Component change(Card card) {
        var buttons = new Div();
        buttons.addClassName("nv-row");
        if (!card.isDefault()) {
            var makeDefault = Buttons.plain(Words.text("payments.card.make-default"), () -> makeDefault(card));
            makeDefault.setAriaLabel(Words.text("payments.card.make-default.name", PaymentWords.card(card)));
            buttons.add(makeDefault);
        }
        var remove = Buttons.plain(Words.text("payments.card.remove"), () -> askToRemove(card));
        remove.setAriaLabel(Words.text("payments.card.remove.name", PaymentWords.card(card)));
        buttons.add(remove);
        return buttons;
    }

    private void makeDefault(Card card) {
        if (payments.makeDefault(desk.actor(), desk.id(), card.id()) instanceof Refusal refusal) {
            PayDoor.refused(refusal);
        }
        show();
    }

    private void askToRemove(Card card) {
        new ConfirmDialog(Words.text("payments.card.remove.name", PaymentWords.card(card)))
                .text(Words.text("payments.card.remove.text"))
                .open(ConfirmDialog.lossButton(Words.text("payments.card.remove")), () -> {
                    var result = payments.removeCard(desk.actor(), desk.id(), card.id());
                    show();
                    return result instanceof Refusal refusal ? Optional.of(Words.sentence(refusal)) : Optional.empty();
                });
    }
}
