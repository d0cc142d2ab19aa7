package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.Card;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.Payment;
import cloud.nuvem.billing.Payments;
import cloud.nuvem.billing.Payments.OpenPage;
import cloud.nuvem.billing.Payments.PageResult;
import cloud.nuvem.billing.Payments.PayResult;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.ui.Toasts;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinServletRequest;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What buttons do that pay: they charge the saved card or lead to the processor's page, which leads back. */
@Component
class PayDoor {

    private final Payments payments;

    PayDoor(Payments payments) {
        this.payments = payments;
    }

    /** Whether this person can pay this invoice by card. */
    boolean isOpenFor(BillingDesk desk, Invoice invoice) {
        return desk.mayManage() && payments.takesCards() && isUnpaid(invoice);
    }

    static boolean isUnpaid(Invoice invoice) {
        return invoice.state().isOpen() && invoice.amounts().due().amount().signum() > 0;
    }

    Optional<Card> defaultCard(BillingDesk desk) {
        return payments.cards(desk.actor(), desk.id()).stream()
                .filter(Card::isDefault)
                .findFirst();
    }

    /** @param path of the page that people come back to */
    void payAtPage(BillingDesk desk, Invoice invoice, String path) {
        follow(payments.openPaymentPage(desk.actor(), new OpenPage(desk.id(), invoice.id(), back(path))));
    }

    /** Tells what became of it. */
    void payWithCard(BillingDesk desk, Invoice invoice) {
        switch (payments.payWithDefaultCard(desk.actor(), desk.id(), invoice.id())) {
            case PayResult.Tried(var payment) -> tell(payment);
            case PayResult.Refused refused -> refused(refused);
            case PayResult.NotAllowed refused -> refused(refused);
        }
    }

    void saveCard(BillingDesk desk, String path) {
        follow(payments.openCardPage(desk.actor(), desk.id(), back(path)));
    }

    private static void follow(PageResult result) {
        switch (result) {
            case PageResult.Opened(var url) -> UI.getCurrent().getPage().setLocation(url);
            case PageResult.Refused refused -> refused(refused);
            case PageResult.NotAllowed refused -> refused(refused);
        }
    }

    private static void tell(Payment payment) {
        if (payment.state() == Payment.State.SUCCEEDED) {
            Toasts.done(Words.text("payments.paid"));
        } else {
            Toasts.refused(PaymentWords.outcome(payment), "");
        }
    }

    static void refused(Refusal refusal) {
        Toasts.refused(Words.sentence(refusal), refusal.code());
    }

    /** A page of ours at the address that the browser used. */
    private static URI back(String path) {
        var request = VaadinServletRequest.getCurrent().getHttpServletRequest();
        var port = request.getServerPort();
        var standard = (request.isSecure() && port == 443) || (!request.isSecure() && port == 80);
        return URI.create(
                request.getScheme() + "://" + request.getServerName() + (standard ? "" : ":" + port) + "/" + path);
    }
}
