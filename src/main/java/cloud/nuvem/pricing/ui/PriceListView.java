package cloud.nuvem.pricing.ui;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.pricing.ChangePriceListResult;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.PriceCsv;
import cloud.nuvem.pricing.PriceList;
import cloud.nuvem.pricing.PriceListId;
import cloud.nuvem.pricing.PriceLists;
import cloud.nuvem.pricing.PriceLists.SavePriceList;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.ui.ActionMenu;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.ConfirmDialog;
import cloud.nuvem.ui.Crumb;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.StatusBadge;
import cloud.nuvem.ui.Toasts;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.PermitAll;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One price list: a draft to be edited, compared, tried and activated, or an activated one to be read. */
@Route("provider/price-lists/:list")
@PermitAll
class PriceListView extends FramedPage implements BeforeEnterObserver, FramedPage.OfProvider {

    private final PriceLists lists;
    private final ProviderDesk desk;
    private final Clock clock;
    private String title = "";

    PriceListView(PriceLists lists, ProviderDesk desk, Clock clock) {
        this.lists = lists;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<Crumb> way() {
        return List.of(new Crumb(Words.text("pricing.lists.title"), "provider/price-lists"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var list = event.getRouteParameters()
                .get("list")
                .flatMap(PriceListView::id)
                .flatMap(id -> lists.find(desk.actor(), id))
                .orElseThrow(() -> new DeniedException(new Denied.Absent("price-list")));
        show(list);
    }

    private static Optional<PriceListId> id(String text) {
        try {
            return Optional.of(new PriceListId(UUID.fromString(text)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private void show(PriceList list) {
        removeAll();
        title = list.name();
        boolean editable = list.state() == PriceList.State.DRAFT && desk.mayChange();
        var inForce = lists.inForce(desk.actor(), list.name());
        var comparison = new PriceComparison(inForce.map(PriceList::prices).orElse(List.of()));
        var header = header(list);
        add(header);
        if (editable) {
            var editor = new PriceEditor(list, comparison);
            header.actions(
                            export(list),
                            menu(list, editor),
                            Buttons.plain(Words.text("pricing.list.save"), () -> save(list, editor)))
                    .primary(Buttons.primary(Words.text("pricing.list.activate"), () -> activate(list, editor)));
            add(editor);
        } else {
            header.actions(export(list));
            tables(list, comparison);
        }
        var missing = comparison.missingIn(list.prices());
        if (!missing.isEmpty() && list.state() == PriceList.State.DRAFT) {
            add(sentence(Words.text(
                    "pricing.list.missing",
                    String.join(
                            ", ",
                            missing.stream().map(price -> price.dimension()).toList()))));
        }
        add(new SimulationPart(lists, desk, list, clock));
        history(list);
    }

    private static PageHeader header(PriceList list) {
        var header = new PageHeader(list.name()).beside(new StatusBadge(PriceWords.state(list)));
        var from = list.validFrom();
        var to = list.validTo();
        var facts = list.currency().getCurrencyCode()
                + (from == null ? "" : " · " + Words.text("pricing.list.from", PriceWords.utc(from)))
                + (to == null ? "" : " · " + Words.text("pricing.list.to", PriceWords.utc(to)));
        return header.facts(new Span(facts)).sentence(list.note());
    }

    private ActionMenu menu(PriceList list, PriceEditor editor) {
        return new ActionMenu(Words.text("pricing.list.more"))
                .add(Glyph.SLIDERS, Words.text("pricing.editor.adjust"), editor::adjust)
                .add(Glyph.DOWNLOAD, Words.text("pricing.editor.import"), editor::importCsv)
                .addDanger(Glyph.TRASH, Words.text("pricing.list.discard"), () -> discard(list));
    }

    private static Anchor export(PriceList list) {
        DownloadHandler handler = event -> {
            event.setFileName(list.name() + ".csv");
            event.setContentType("text/csv; charset=utf-8");
            event.getOutputStream().write(PriceCsv.write(list.prices()).getBytes(StandardCharsets.UTF_8));
        };
        var link = new Anchor(handler, AttachmentType.DOWNLOAD, Words.text("pricing.list.export"));
        link.addClassName("nv-link");
        return link;
    }

    private void tables(PriceList list, PriceComparison comparison) {
        for (var meter : Meter.values()) {
            var own = list.prices().stream()
                    .filter(price -> price.meter() == meter)
                    .toList();
            if (own.isEmpty()) {
                continue;
            }
            var table = new SimpleTable(PriceWords.meter(meter))
                    .column(Words.text("pricing.dimension." + meter.name()))
                    .number(PriceWords.unit(meter))
                    .number(Words.text("pricing.column.cap"))
                    .column(Words.text("pricing.column.scale"))
                    .column(Words.text("pricing.column.compared"));
            own.forEach(price -> {
                var cap = price.monthlyCap();
                table.row(
                        new Span(price.dimension()),
                        new Span(PriceWords.perUnit(price)),
                        new Span(cap == null ? "–" : MoneyText.format(cap)),
                        new Span(PriceWords.scale(price)),
                        comparison.cell(price));
            });
            add(new SectionTitle(PriceWords.meter(meter)), table);
        }
    }

    private void save(PriceList list, PriceEditor editor) {
        saved(list, editor).ifPresent(saved -> {
            show(saved);
            Toasts.done(Words.text("pricing.list.saved"));
        });
    }

    /** Empty, with the reason said, when it could not be saved. */
    private Optional<PriceList> saved(PriceList list, PriceEditor editor) {
        var prices = editor.prices();
        if (prices.isEmpty()) {
            Toasts.refused(Words.text("pricing.editor.unreadable"), "price-list.invalid-price");
            return Optional.empty();
        }
        if (prices.get().equals(list.prices())) {
            return Optional.of(list);
        }
        var command = new SavePriceList(list.id(), list.version(), list.note(), prices.get());
        var result = lists.save(desk.actor(), command);
        if (result instanceof Refusal refusal) {
            Toasts.refused(Words.sentence(refusal), refusal.code());
            return Optional.empty();
        }
        return Optional.of(((ChangePriceListResult.Changed) result).list());
    }

    private void activate(PriceList list, PriceEditor editor) {
        saved(list, editor).ifPresent(saved -> {
            show(saved);
            new ActivationDialog(lists, desk, saved, clock, this::show).open();
        });
    }

    private void discard(PriceList list) {
        new ConfirmDialog(Words.text("pricing.list.discard"))
                .text(Words.text("pricing.list.discard.text"))
                .open(ConfirmDialog.lossButton(Words.text("pricing.list.discard")), () -> {
                    if (lists.discard(desk.actor(), list.id()) instanceof Refusal refusal) {
                        return Optional.of(Words.sentence(refusal));
                    }
                    UI.getCurrent().navigate("provider/price-lists");
                    return Optional.empty();
                });
    }

    private void history(PriceList list) {
        add(new SectionTitle(Words.text("pricing.history")), HistoryTable.of(lists.history(desk.actor(), list.id())));
    }

    private static Paragraph sentence(String text) {
        var sentence = new Paragraph(text);
        sentence.addClassName("nv-part-text");
        return sentence;
    }
}
