package cloud.nuvem.pricing.ui;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.pricing.ChangePriceListResult.Changed;
import cloud.nuvem.pricing.PriceList;
import cloud.nuvem.pricing.PriceLists;
import cloud.nuvem.pricing.PriceLists.DraftPriceList;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.ConfirmDialog;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.StatusBadge;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All price lists, drafts first. */
@Route("provider/price-lists")
@PermitAll
class PriceListsView extends FramedPage implements BeforeEnterObserver, FramedPage.OfProvider {

    private final PriceLists lists;
    private final ProviderDesk desk;

    PriceListsView(PriceLists lists, ProviderDesk desk) {
        this.lists = lists;
        this.desk = desk;
    }

    @Override
    public String title() {
        return Words.text("pricing.lists.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var all = lists.all(desk.actor());
        removeAll();
        var header = new PageHeader(title()).sentence(Words.text("pricing.lists.sentence"));
        if (desk.mayChange()) {
            header.primary(Buttons.primary(Glyph.PLUS, Words.text("pricing.lists.draft"), () -> askForDraft(all)));
        }
        add(header, table(all));
    }

    private static SimpleTable table(List<PriceList> all) {
        var table = new SimpleTable(Words.text("pricing.lists.title"))
                .column(Words.text("pricing.column.name"))
                .column(Words.text("pricing.column.state"))
                .column(Words.text("pricing.currency"))
                .column(Words.text("pricing.column.from"))
                .column(Words.text("pricing.column.to"));
        all.forEach(list -> table.row(
                new ResourceLink("provider/price-lists/" + list.id(), list.name()),
                new StatusBadge(PriceWords.state(list)),
                new Span(list.currency().getCurrencyCode()),
                new Span(moment(list.validFrom())),
                new Span(moment(list.validTo()))));
        return table;
    }

    private static String moment(@Nullable Instant at) {
        return at == null ? "–" : PriceWords.utc(at);
    }

    private void askForDraft(List<PriceList> all) {
        var source = new Select<PriceList>();
        source.setLabel(Words.text("pricing.draft.copy-of"));
        source.setItems(all);
        source.setItemLabelGenerator(list -> list == null
                ? Words.text("pricing.draft.empty")
                : list.name() + " · " + PriceWords.state(list).words() + " · " + moment(list.validFrom()));
        source.setEmptySelectionAllowed(true);
        source.setEmptySelectionCaption(Words.text("pricing.draft.empty"));
        source.addClassName("nv-wide");
        var name = new TextField(Words.text("pricing.column.name"));
        name.addClassName("nv-wide");
        var currency = new Select<String>();
        currency.setLabel(Words.text("pricing.currency"));
        currency.setItems("EUR", "USD", "BRL");
        currency.setValue("EUR");
        source.addValueChangeListener(change -> {
            var chosen = change.getValue();
            if (chosen != null) {
                name.setValue(chosen.name());
                currency.setValue(chosen.currency().getCurrencyCode());
            }
        });
        new ConfirmDialog(Words.text("pricing.lists.draft"))
                .text(Words.text("pricing.draft.text"))
                .content(source, name, currency)
                .open(Buttons.primary(Words.text("pricing.draft.begin"), () -> {}), () -> {
                    var copied = source.getValue();
                    var command = new DraftPriceList(
                            name.getValue().strip(), currency.getValue(), copied == null ? null : copied.id());
                    return begin(command);
                });
    }

    private Optional<String> begin(DraftPriceList command) {
        var result = lists.draft(desk.actor(), command);
        if (result instanceof Refusal refusal) {
            return Optional.of(Words.sentence(refusal));
        }
        UI.getCurrent()
                .navigate("provider/price-lists/" + ((Changed) result).list().id());
        return Optional.empty();
    }
}
