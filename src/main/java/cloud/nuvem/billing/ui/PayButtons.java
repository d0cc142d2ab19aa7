package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.Card;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.Optional;

/** The ways to pay one invoice: with the saved card at once, or at the processor's page. */
final class PayButtons {

    private final PayDoor door;
    private final BillingDesk desk;
    private final Invoice invoice;
    private final String back;

    /** @param back path of the page that people come back to */
    PayButtons(PayDoor door, BillingDesk desk, Invoice invoice, String back) {
        this.door = door;
        this.desk = desk;
        this.invoice = invoice;
        this.back = back;
    }

    List<Button> all() {
        return door.defaultCard(desk)
                .map(card -> List.of(withCard(card), atPage(false)))
                .orElseGet(() -> List.of(atPage(true)));
    }

    /** On an invoice's own page; a bank that wants to see its customer is met at the processor's page alone. */
    void inHeader(PageHeader header, boolean bankWaits) {
        var card = bankWaits ? Optional.<Card>empty() : door.defaultCard(desk);
        card.ifPresent(saved -> header.actions(atPage(false)));
        header.primary(card.map(saved -> withCard(saved)).orElseGet(() -> atPage(true)));
    }

    private Button atPage(boolean isOnly) {
        var words = Words.text(isOnly ? "payments.pay" : "payments.pay-otherwise");
        var button = isOnly ? Buttons.primary(words, this::open) : Buttons.plain(words, this::open);
        button.setAriaLabel(Words.text(isOnly ? "payments.pay.name" : "payments.pay-otherwise.name", number()));
        return button;
    }

    private void open() {
        door.payAtPage(desk, invoice, back);
    }

    /** What it changes is seen at once, in the frame around the page too. */
    private Button withCard(Card card) {
        var button = Buttons.primary(Words.text("payments.pay-with", card.lastFour()), () -> {
            door.payWithCard(desk, invoice);
            UI.getCurrent().refreshCurrentRoute(false);
        });
        button.setDisableOnClick(true);
        button.setAriaLabel(Words.text("payments.pay-with.name", number(), card.lastFour()));
        return button;
    }

    private String number() {
        return String.valueOf(invoice.number());
    }
}
