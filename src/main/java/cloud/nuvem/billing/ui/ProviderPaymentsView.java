package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.BankTransfers;
import cloud.nuvem.billing.BankTransfers.BankTransfer;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.Refunds;
import cloud.nuvem.billing.Refunds.Refund;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.ProviderPermission;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.ConfirmDialog;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.StatusBadge;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;

/** What staff do about money itself: confirm what arrived at the bank, and see what goes back to cards. */
@Route("provider/payments")
@PermitAll
class ProviderPaymentsView extends FramedPage implements BeforeEnterObserver, FramedPage.OfProvider {

    private final BankTransfers transfers;
    private final Refunds refunds;
    private final Actors actors;
    private final Access access;

    ProviderPaymentsView(BankTransfers transfers, Refunds refunds, Actors actors, Access access) {
        this.transfers = transfers;
        this.refunds = refunds;
        this.actors = actors;
        this.access = access;
    }

    @Override
    public String title() {
        return Words.text("payments.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(actors.current(Door.PORTAL));
    }

    private void show(Actor actor) {
        var arrived = transfers.all(actor);
        var givenBack = refunds.all(actor);
        removeAll();
        add(
                new PageHeader(title()).sentence(Words.text("payments.provider.sentence")),
                new SectionTitle(Words.text("payments.transfers")),
                arrived.isEmpty() ? PaymentWords.note("payments.transfers.none") : transfers(actor, arrived),
                new SectionTitle(Words.text("payments.refunds")),
                givenBack.isEmpty() ? PaymentWords.note("payments.refunds.none") : refunds(givenBack));
    }

    private Component transfers(Actor actor, List<BankTransfer> arrived) {
        boolean mayChange = access.providerPermissions(actor).contains(ProviderPermission.CHANGE);
        var table = new SimpleTable(Words.text("payments.transfers"))
                .column(Words.text("payments.column.invoice"))
                .column(Words.text("payments.column.reference"))
                .column(Words.text("payments.column.received"))
                .number(Words.text("payments.column.amount"))
                .column(Words.text("payments.column.noted-by"))
                .column(Words.text("payments.column.confirmed-by"))
                .actions(Words.text("payments.transfer.confirm"));
        for (var transfer : arrived) {
            table.row(
                    invoice(transfer.invoice(), transfer.number()),
                    new Span(transfer.reference()),
                    new Span(day(transfer)),
                    new MoneyText(transfer.amount()),
                    who(transfer.notedBy(), Reader.current().moment(transfer.notedAt())),
                    confirmed(transfer),
                    mayChange && transfer.isWaiting() ? orders(actor, transfer) : new Span());
        }
        return table;
    }

    private static String day(BankTransfer transfer) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(Reader.current().locale())
                .format(transfer.receivedOn());
    }

    private static Component confirmed(BankTransfer transfer) {
        var by = transfer.confirmedBy();
        var at = transfer.confirmedAt();
        return by == null || at == null
                ? new StatusBadge(PaymentWords.waiting())
                : who(by, Reader.current().moment(at));
    }

    private static Component who(String name, String when) {
        var moment = new Span(when);
        moment.addClassName("nv-caption");
        var both = new Div(new Div(name), moment);
        return both;
    }

    private Component orders(Actor actor, BankTransfer transfer) {
        var confirm = Buttons.plain(Words.text("payments.transfer.confirm"), () -> askToConfirm(actor, transfer));
        confirm.setAriaLabel(Words.text("payments.transfer.confirm.name", transfer.reference(), transfer.number()));
        var withdraw = Buttons.plain(Words.text("payments.transfer.withdraw"), () -> askToWithdraw(actor, transfer));
        withdraw.setAriaLabel(Words.text("payments.transfer.withdraw.name", transfer.reference(), transfer.number()));
        var orders = new Div(confirm, withdraw);
        orders.addClassName("nv-row");
        return orders;
    }

    private void askToWithdraw(Actor actor, BankTransfer transfer) {
        new ConfirmDialog(Words.text("payments.transfer.withdraw.name", transfer.reference(), transfer.number()))
                .text(Words.text("payments.transfer.withdraw.text", transfer.notedBy()))
                .open(
                        ConfirmDialog.lossButton(Words.text("payments.transfer.withdraw")),
                        () -> shown(actor, transfers.withdraw(actor, transfer.id())));
    }

    /** The refusal in words, or the page as it is now. */
    private Optional<String> shown(Actor actor, Object result) {
        if (result instanceof Refusal refusal) {
            return Optional.of(Words.sentence(refusal));
        }
        show(actor);
        return Optional.empty();
    }

    private void askToConfirm(Actor actor, BankTransfer transfer) {
        new ConfirmDialog(Words.text("payments.transfer.confirm.name", transfer.reference(), transfer.number()))
                .text(Words.text(
                        "payments.transfer.confirm.text", MoneyText.format(transfer.amount()), transfer.notedBy()))
                .open(
                        Buttons.primary(Words.text("payments.transfer.confirm"), () -> {}),
                        () -> shown(actor, transfers.confirm(actor, transfer.id())));
    }

    private static Component refunds(List<Refund> all) {
        var table = new SimpleTable(Words.text("payments.refunds"))
                .column(Words.text("payments.column.invoice"))
                .column(Words.text("payments.column.credit-note"))
                .column(Words.text("payments.column.outcome"))
                .number(Words.text("payments.column.amount"))
                .column(Words.text("payments.column.ordered-by"));
        for (var refund : all) {
            table.row(
                    invoice(refund.invoice(), refund.number()),
                    new Span(refund.creditNote()),
                    new StatusBadge(PaymentWords.status(refund.state())),
                    new MoneyText(refund.amount()),
                    who(refund.orderedBy(), Reader.current().moment(refund.orderedAt())));
        }
        return table;
    }

    private static Component invoice(InvoiceId id, String number) {
        return new ResourceLink("provider/invoices/" + id, number);
    }
}
