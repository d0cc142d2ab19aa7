package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.Card;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.Invoices;
import cloud.nuvem.billing.Payment;
import cloud.nuvem.billing.Payments;
import cloud.nuvem.billing.Payments.Dunning;
import cloud.nuvem.billing.Payments.OpenPage;
import cloud.nuvem.billing.Payments.PageResult;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.Tenants;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.ConfirmDialog;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.StatusBadge;
import cloud.nuvem.ui.Toasts;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.annotation.security.PermitAll;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How the organization pays: what is open, with which cards, and what became of each try. */
@Route("o/:organization/payments")
@PermitAll
class PaymentsView extends FramedPage implements BeforeEnterObserver, FramedPage.OfOrganization {

    private final Actors actors;
    private final Tenants tenants;
    private final Access access;
    private final Invoices invoices;
    private final Payments payments;

    PaymentsView(Actors actors, Tenants tenants, Access access, Invoices invoices, Payments payments) {
        this.actors = actors;
        this.tenants = tenants;
        this.access = access;
        this.invoices = invoices;
        this.payments = payments;
    }

    /** Who looks, and whether they may pay. */
    private record Seat(Actor actor, Organization organization, boolean mayPay) {}

    @Override
    public String title() {
        return Words.text("payments.title");
    }

    static String path(String organization) {
        return "o/" + organization + "/payments";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var seat = seat(event.getRouteParameters());
        payments.refresh(seat.actor, seat.organization.id());
        show(seat);
    }

    private Seat seat(RouteParameters parameters) {
        var actor = actors.current(Door.PORTAL);
        var organization = parameters
                .get("organization")
                .flatMap(slug -> tenants.findOrganization(actor, slug))
                .orElseThrow(() -> new DeniedException(new Denied.Absent("organization")));
        access.require(actor, organization.id(), Permission.VIEW_BILLING);
        var mayPay = access.permissions(actor, organization.id()).contains(Permission.MANAGE_BILLING);
        return new Seat(actor, organization, mayPay);
    }

    private void show(Seat seat) {
        removeAll();
        add(new PageHeader(title()).sentence(Words.text("payments.sentence", seat.organization.name())));
        payments.dunning(seat.actor, seat.organization.id())
                .map(PaymentsView::warning)
                .ifPresent(this::add);
        var all = invoices.of(seat.actor, seat.organization.id());
        add(
                new SectionTitle(Words.text("payments.open")),
                open(
                        seat,
                        all.stream().filter(invoice -> invoice.state().isOpen()).toList()));
        if (payments.takesCards()) {
            addCards(seat);
        }
        add(new SectionTitle(Words.text("payments.tries")), tries(seat, all));
    }

    /** What comes next if nothing is paid, in one calm sentence. */
    private static Component warning(Dunning dunning) {
        var sentence = new Paragraph(sentence(dunning));
        sentence.addClassName("nv-notice");
        sentence.getElement().setAttribute("role", "status");
        return sentence;
    }

    private static String sentence(Dunning dunning) {
        if (dunning.stopped()) {
            return Words.text("payments.dunning.stopped");
        }
        if (dunning.blocked()) {
            return Optional.ofNullable(dunning.stops())
                    .map(moment -> Words.text("payments.dunning.blocked-stops", day(moment)))
                    .orElseGet(() -> Words.text("payments.dunning.blocked"));
        }
        return Optional.ofNullable(dunning.blocks())
                .map(moment -> Words.text("payments.dunning.blocks", day(moment)))
                .orElseGet(() -> Words.text("payments.dunning.failed"));
    }

    private static String day(Instant moment) {
        return Reader.current().moment(moment);
    }

    private Component open(Seat seat, List<Invoice> open) {
        if (open.isEmpty()) {
            return note(Words.text("payments.none"));
        }
        var table = new SimpleTable(Words.text("payments.open"))
                .column(Words.text("payments.column.invoice"))
                .column(Words.text("payments.column.due"))
                .number(Words.text("payments.column.amount"))
                .actions(Words.text("payments.column.pay"));
        for (var invoice : open) {
            var due = invoice.dueAt();
            table.row(
                    new Span(String.valueOf(invoice.number())),
                    new Span(due == null ? "" : day(due)),
                    new MoneyText(invoice.amounts().due()),
                    seat.mayPay && payments.takesCards() ? payButtons(seat, invoice) : new Span(byTransfer(invoice)));
        }
        return table;
    }

    private static String byTransfer(Invoice invoice) {
        return Words.text("payments.by-transfer", String.valueOf(invoice.number()));
    }

    private Component payButtons(Seat seat, Invoice invoice) {
        var number = String.valueOf(invoice.number());
        var atPage = Buttons.primary(Words.text("payments.pay"), () -> payAtPage(seat, invoice));
        atPage.setAriaLabel(Words.text("payments.pay.name", number));
        var buttons = new Div(atPage);
        payments.cards(seat.actor, seat.organization.id()).stream()
                .filter(Card::isDefault)
                .findFirst()
                .ifPresent(card -> {
                    var withCard = Buttons.plain(
                            Words.text("payments.pay-with", card.lastFour()), () -> payWithCard(seat, invoice));
                    withCard.setAriaLabel(Words.text("payments.pay-with.name", number, card.lastFour()));
                    buttons.add(withCard);
                });
        buttons.addClassName("nv-row");
        return buttons;
    }

    private void payAtPage(Seat seat, Invoice invoice) {
        follow(() ->
                payments.openPaymentPage(seat.actor, new OpenPage(seat.organization.id(), invoice.id(), back(seat))));
    }

    private void follow(Supplier<PageResult> opening) {
        switch (opening.get()) {
            case PageResult.Opened(var url) -> UI.getCurrent().getPage().setLocation(url);
            case PageResult.Refused refused -> refused(refused);
            case PageResult.NotAllowed refused -> refused(refused);
        }
    }

    /** This page, at the address that the browser used. */
    private static URI back(Seat seat) {
        var request = VaadinServletRequest.getCurrent().getHttpServletRequest();
        var port = request.getServerPort();
        var standard = (request.isSecure() && port == 443) || (!request.isSecure() && port == 80);
        return URI.create(request.getScheme() + "://" + request.getServerName() + (standard ? "" : ":" + port) + "/"
                + path(seat.organization.slug()));
    }

    private void payWithCard(Seat seat, Invoice invoice) {
        var result = payments.payWithDefaultCard(seat.actor, seat.organization.id(), invoice.id());
        if (result instanceof Refusal refusal) {
            refused(refusal);
        } else if (result instanceof Payments.PayResult.Tried(var payment)) {
            tell(payment);
        }
        show(seat);
    }

    private static void tell(Payment payment) {
        if (payment.state() == Payment.State.SUCCEEDED) {
            Toasts.done(Words.text("payments.paid"));
        } else {
            Toasts.refused(PaymentWords.outcome(payment), "");
        }
    }

    private static void refused(Refusal refusal) {
        Toasts.refused(Words.sentence(refusal), refusal.code());
    }

    private void addCards(Seat seat) {
        var all = payments.cards(seat.actor, seat.organization.id());
        add(
                new SectionTitle(Words.text("payments.cards")),
                all.isEmpty() ? note(Words.text("payments.cards.none")) : table(seat, all));
        if (seat.mayPay) {
            add(new Div(Buttons.plain(
                    Glyph.PLUS,
                    Words.text("payments.cards.add"),
                    () -> follow(() -> payments.openCardPage(seat.actor, seat.organization.id(), back(seat))))));
        }
    }

    private static Paragraph note(String sentence) {
        var note = new Paragraph(sentence);
        note.addClassName("nv-part-text");
        return note;
    }

    private SimpleTable table(Seat seat, List<Card> all) {
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
                    seat.mayPay ? change(seat, card) : new Span());
        }
        return table;
    }

    private Component change(Seat seat, Card card) {
        var buttons = new Div();
        buttons.addClassName("nv-row");
        if (!card.isDefault()) {
            var makeDefault = Buttons.plain(Words.text("payments.card.make-default"), () -> {
                changed(payments.makeDefault(seat.actor, seat.organization.id(), card.id()));
                show(seat);
            });
            makeDefault.setAriaLabel(Words.text("payments.card.make-default.name", PaymentWords.card(card)));
            buttons.add(makeDefault);
        }
        var remove = Buttons.plain(Words.text("payments.card.remove"), () -> askToRemove(seat, card));
        remove.setAriaLabel(Words.text("payments.card.remove.name", PaymentWords.card(card)));
        buttons.add(remove);
        return buttons;
    }

    private void askToRemove(Seat seat, Card card) {
        new ConfirmDialog(Words.text("payments.card.remove.name", PaymentWords.card(card)))
                .text(Words.text("payments.card.remove.text"))
                .open(ConfirmDialog.lossButton(Words.text("payments.card.remove")), () -> {
                    var result = payments.removeCard(seat.actor, seat.organization.id(), card.id());
                    show(seat);
                    return result instanceof Refusal refusal ? Optional.of(Words.sentence(refusal)) : Optional.empty();
                });
    }

    private static void changed(Payments.CardResult result) {
        if (result instanceof Refusal refusal) {
            refused(refusal);
        }
    }

    private Component tries(Seat seat, List<Invoice> all) {
        var table = new SimpleTable(Words.text("payments.tries"))
                .column(Words.text("payments.column.invoice"))
                .column(Words.text("payments.column.when"))
                .column(Words.text("payments.column.outcome"))
                .number(Words.text("payments.column.amount"))
                .column(Words.text("payments.column.receipt"));
        int rows = 0;
        for (var invoice : all) {
            for (var payment : payments.of(seat.actor, seat.organization.id(), invoice.id())) {
                table.row(
                        new Span(String.valueOf(invoice.number())),
                        new Span(day(payment.changed())),
                        new StatusBadge(PaymentWords.status(payment)),
                        new MoneyText(payment.amount()),
                        receipt(payment));
                rows++;
            }
        }
        return rows == 0 ? note(Words.text("payments.tries.none")) : table;
    }

    private static Component receipt(Payment payment) {
        var url = payment.receiptUrl();
        if (url == null) {
            return new Span();
        }
        var link = new Anchor(url, Words.text("payments.receipt"));
        link.setTarget("_blank");
        link.setRouterIgnore(true);
        return link;
    }
}
