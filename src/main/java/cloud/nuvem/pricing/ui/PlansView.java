package cloud.nuvem.pricing.ui;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.pricing.Plans;
import cloud.nuvem.pricing.Plans.CreatePlan;
import cloud.nuvem.pricing.Plans.PlanDetails;
import cloud.nuvem.pricing.PriceList;
import cloud.nuvem.pricing.PriceLists;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.ConfirmDialog;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;

/** All plans, with the list and discount they have now. */
@Route("provider/plans")
@PermitAll
class PlansView extends FramedPage implements BeforeEnterObserver, FramedPage.OfProvider {

    private final Plans plans;
    private final PriceLists lists;
    private final ProviderDesk desk;

    PlansView(Plans plans, PriceLists lists, ProviderDesk desk) {
        this.plans = plans;
        this.lists = lists;
        this.desk = desk;
    }

    @Override
    public String title() {
        return Words.text("pricing.plans.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var all = plans.all(desk.actor());
        removeAll();
        var header = new PageHeader(title()).sentence(Words.text("pricing.plans.sentence"));
        if (desk.mayChange()) {
            header.primary(Buttons.primary(Glyph.PLUS, Words.text("pricing.plans.create"), this::askForPlan));
        }
        var table = new SimpleTable(title())
                .column(Words.text("pricing.column.name"))
                .column(Words.text("pricing.column.id"))
                .column(Words.text("pricing.currency"))
                .column(Words.text("pricing.column.list"))
                .number(Words.text("pricing.column.discount"))
                .number(Words.text("pricing.column.organizations"))
                .column(Words.text("pricing.column.offered"));
        all.forEach(plan -> row(table, plan));
        add(header, table);
    }

    private static void row(SimpleTable table, PlanDetails plan) {
        var id = plan.plan().id();
        var currency = plan.currency();
        var terms = plan.terms().stream().findFirst();
        var mono = new Span(id);
        mono.addClassName("nv-mono");
        table.row(
                new ResourceLink("provider/plans/" + id, plan.plan().name()),
                mono,
                new Span(currency == null ? "–" : currency.getCurrencyCode()),
                new Span(terms.map(Plans.Terms::priceList).orElse("–")),
                new Span(terms.map(each -> percent(each)).orElse("–")),
                new Span(
                        plan.isDefault()
                                ? Words.text("pricing.plan.everybody-else")
                                : Reader.current().number(plan.organizations())),
                new Span(Words.text(plan.offered() ? "pricing.plan.offered" : "pricing.plan.not-offered")));
    }

    static String percent(Plans.Terms terms) {
        return Reader.current().number(terms.discountPercent()) + " %";
    }

    /** Names of lists of which one is in force. */
    static List<String> listNames(PriceLists lists, Actor actor) {
        return lists.all(actor).stream()
                .filter(list -> list.state() == PriceList.State.IN_FORCE)
                .map(PriceList::name)
                .distinct()
                .toList();
    }

    private void askForPlan() {
        var id = new TextField(Words.text("pricing.column.id"));
        id.addClassName("nv-wide");
        id.setHelperText(Words.text("pricing.plan.id.help"));
        var fields = new PlanFields(listNames(lists, desk.actor()));
        new ConfirmDialog(Words.text("pricing.plans.create"))
                .content(id)
                .content(fields.components())
                .open(Buttons.primary(Words.text("pricing.plans.create"), () -> {}), () -> {
                    var command = new CreatePlan(
                            id.getValue().strip(), fields.name(), fields.list(), fields.discount(), fields.offered());
                    if (plans.create(desk.actor(), command) instanceof Refusal refusal) {
                        return Optional.of(Words.sentence(refusal));
                    }
                    UI.getCurrent().navigate("provider/plans/" + command.id());
                    return Optional.empty();
                });
    }
}
