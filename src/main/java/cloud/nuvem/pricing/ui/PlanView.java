package cloud.nuvem.pricing.ui;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.pricing.Plans;
import cloud.nuvem.pricing.Plans.ChangePlan;
import cloud.nuvem.pricing.Plans.ChangePlanResult;
import cloud.nuvem.pricing.Plans.PlanDetails;
import cloud.nuvem.pricing.PriceLists;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.ConfirmDialog;
import cloud.nuvem.ui.Crumb;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteConfiguration;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** One plan: what it was, is and will be made of. Its quotas have a page of their own. */
@Route("provider/plans/:plan")
@PermitAll
class PlanView extends FramedPage implements BeforeEnterObserver, FramedPage.OfProvider {

    private final Plans plans;
    private final PriceLists lists;
    private final ProviderDesk desk;
    private String title = "";

    PlanView(Plans plans, PriceLists lists, ProviderDesk desk) {
        this.plans = plans;
        this.lists = lists;
        this.desk = desk;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<Crumb> way() {
        return List.of(new Crumb(Words.text("pricing.plans.title"), "provider/plans"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var plan = event.getRouteParameters()
                .get("plan")
                .flatMap(id -> plans.find(desk.actor(), id))
                .orElseThrow(() -> new DeniedException(new Denied.Absent("plan")));
        show(plan);
    }

    private void show(PlanDetails plan) {
        removeAll();
        var id = plan.plan().id();
        title = plan.plan().name() + " (" + id + ")";
        var limits = "provider/plans/" + id + "/limits";
        var header = new PageHeader(title).facts(new Span(facts(plan)));
        if (RouteConfiguration.forSessionScope().getRoute(limits).isPresent()) {
            header.actions(new ResourceLink(limits, Words.text("pricing.plan.limits")));
        }
        if (desk.mayChange()) {
            header.primary(Buttons.primary(Words.text("pricing.plan.change"), () -> askForChange(plan)));
        }
        var table = new SimpleTable(Words.text("pricing.plan.terms"))
                .column(Words.text("pricing.column.from"))
                .column(Words.text("pricing.column.list"))
                .number(Words.text("pricing.column.discount"));
        plan.terms()
                .forEach(terms -> table.row(
                        new Span(PriceWords.utc(terms.validFrom())),
                        new Span(terms.priceList()),
                        new Span(PlansView.percent(terms))));
        add(header, new SectionTitle(Words.text("pricing.plan.terms")), table);
        add(new SectionTitle(Words.text("pricing.history")), HistoryTable.of(plans.history(desk.actor(), id)));
    }

    private static String facts(PlanDetails plan) {
        var who = plan.isDefault()
                ? Words.text("pricing.plan.is-default", plan.organizations())
                : Words.text("pricing.plan.organizations", Reader.current().number(plan.organizations()));
        return who + " · " + Words.text(plan.offered() ? "pricing.plan.offered" : "pricing.plan.not-offered");
    }

    private void askForChange(PlanDetails plan) {
        var fields = new PlanFields(PlansView.listNames(lists, desk.actor())).show(plan);
        var from = new DatePicker(Words.text("pricing.plan.from"));
        from.setHelperText(Words.text("pricing.plan.from.help"));
        new ConfirmDialog(Words.text("pricing.plan.change"))
                .content(fields.components())
                .content(from)
                .open(Buttons.primary(Words.text("pricing.plan.change"), () -> {}), () -> {
                    var day = from.getValue();
                    var command = new ChangePlan(
                            plan.plan().id(),
                            fields.name(),
                            fields.list(),
                            fields.discount(),
                            fields.offered(),
                            day == null
                                    ? null
                                    : day.atStartOfDay(ZoneOffset.UTC).toInstant());
                    var result = plans.change(desk.actor(), command);
                    if (result instanceof Refusal refusal) {
                        return Optional.of(Words.sentence(refusal));
                    }
                    show(((ChangePlanResult.Changed) result).plan());
                    return Optional.empty();
                });
    }
}
