package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.InvoiceDetails;
import cloud.nuvem.billing.InvoiceDocument;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.Invoices;
import cloud.nuvem.billing.Payment;
import cloud.nuvem.billing.Payments;
import cloud.nuvem.kernel.Texts;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.ui.Crumb;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.StatusBadge;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** One invoice: what was used, what it cost, which taxes, and the documents. */
@Route("o/:organization/invoices/:invoice")
@PermitAll
class InvoiceView extends FramedPage implements BeforeEnterObserver, FramedPage.OfOrganization {

    private final BillingDesks desks;
    private final Invoices invoices;
    private final Payments payments;
    private final PayDoor door;
    private String title = "";
    private String listPath = "";

    InvoiceView(BillingDesks desks, Invoices invoices, Payments payments, PayDoor door) {
        this.desks = desks;
        this.invoices = invoices;
        this.payments = payments;
        this.door = door;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<Crumb> way() {
        return List.of(new Crumb(Words.text("billing.invoices"), listPath));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var desk = desks.at(event.getRouteParameters());
        listPath = desk.invoicesPath();
        var id = event.getRouteParameters()
                .get("invoice")
                .flatMap(InvoiceView::id)
                .orElseThrow(() -> new DeniedException(new Denied.Absent("invoice")));
        if (details(desk, id).invoice().state().isOpen()) {
            payments.refresh(desk.actor(), desk.id());
        }
        show(desk, details(desk, id));
    }

    private InvoiceDetails details(BillingDesk desk, InvoiceId id) {
        return invoices.find(desk.actor(), desk.id(), id)
                .orElseThrow(() -> new DeniedException(new Denied.Absent("invoice")));
    }

    static Optional<InvoiceId> id(String text) {
        try {
            return Optional.of(new InvoiceId(UUID.fromString(text)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private void show(BillingDesk desk, InvoiceDetails details) {
        var invoice = details.invoice();
        var zone = details.buyer().timeZone();
        title = String.valueOf(invoice.number());
        var header = new PageHeader(title)
                .beside(new StatusBadge(InvoiceWords.status(invoice.state())))
                .facts(
                        new Span(InvoiceWords.month(invoice.month())),
                        new MoneyText(invoice.amounts().total()),
                        new Span(Words.text("billing.due-on", InvoiceWords.day(invoice.dueAt(), zone))))
                .actions(
                        download(
                                Words.text("billing.pdf.en"),
                                () -> invoices.pdf(desk.actor(), desk.id(), invoice.id(), Locale.ENGLISH)),
                        download(
                                Words.text("billing.pdf.pt"),
                                () -> invoices.pdf(desk.actor(), desk.id(), invoice.id(), Texts.PORTUGUESE)),
                        download(Words.text("billing.csv"), () -> invoices.csv(desk.actor(), desk.id(), invoice.id())));
        removeAll();
        add(header);
        var tries = payments.of(desk.actor(), desk.id(), invoice.id());
        addPaying(desk, details, header, tries);
        add(new InvoicePart(details, desk.organization().slug()));
        if (!tries.isEmpty()) {
            add(new SectionTitle(Words.text("payments.title")), new TriesTable(desk).add(invoice, tries));
        }
    }

    private void addPaying(BillingDesk desk, InvoiceDetails details, PageHeader header, List<Payment> tries) {
        var invoice = details.invoice();
        if (door.isOpenFor(desk, invoice)) {
            boolean bankWaits = !tries.isEmpty() && tries.getFirst().state() == Payment.State.ACTION_NEEDED;
            var buttons = new PayButtons(door, desk, invoice, listPath + "/" + invoice.id());
            buttons.inHeader(header, bankWaits);
            if (bankWaits) {
                add(PaymentWords.note("payments.banner.action-needed"));
            }
        } else if (PayDoor.isUnpaid(invoice) && !payments.takesCards()) {
            add(PaymentWords.byTransfer(details));
        }
    }

    private static Component download(String words, Supplier<Optional<InvoiceDocument>> document) {
        DownloadHandler handler = event -> {
            var found = document.get().orElseThrow(() -> new DeniedException(new Denied.Absent("invoice")));
            event.setFileName(found.fileName());
            event.setContentType(found.mediaType());
            event.setContentLength(found.bytes().length);
            event.getOutputStream().write(found.bytes());
        };
        var link = new Anchor(handler, AttachmentType.DOWNLOAD, words);
        link.addClassName("nv-link");
        return link;
    }
}
