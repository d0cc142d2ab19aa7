package cloud.nuvem.quota.ui;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.pricing.Plans;
import cloud.nuvem.quota.PlanLimits;
import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.ProviderPermission;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.Crumb;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.Toasts;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a plan allows an organization to have at once. */
@Route("provider/plans/:plan/limits")
@PermitAll
class PlanLimitsView extends FramedPage implements BeforeEnterObserver, FramedPage.OfProvider {

    private final PlanLimits limits;
    private final Plans plans;
    private final Access access;
    private final Actors actors;
    private String plan = "";

    PlanLimitsView(PlanLimits limits, Plans plans, Access access, Actors actors) {
        this.limits = limits;
        this.plans = plans;
        this.access = access;
        this.actors = actors;
    }

    @Override
    public String title() {
        return Words.text("plan-limit.title");
    }

    @Override
    public List<Crumb> way() {
        return List.of(new Crumb(plan, "provider/plans/" + plan));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var actor = actors.current(Door.PORTAL);
        plan = event.getRouteParameters()
                .get("plan")
                .flatMap(id -> plans.find(actor, id))
                .map(found -> found.plan().id())
                .orElseThrow(() -> new DeniedException(new Denied.Absent("plan")));
        show(limits.of(actor, plan), access.providerPermissions(actor).contains(ProviderPermission.CHANGE));
    }

    private void show(Map<Limit, Long> allowed, boolean editable) {
        removeAll();
        var fields = new EnumMap<Limit, IntegerField>(Limit.class);
        var header = new PageHeader(title()).sentence(Words.text("plan-limit.sentence", plan));
        if (editable) {
            header.primary(Buttons.primary(Words.text("plan-limit.save"), () -> save(fields)));
        }
        var table = new SimpleTable(title())
                .column(Words.text("plan-limit.column.what"))
                .number(Words.text("plan-limit.column.allowed"));
        allowed.forEach((limit, amount) -> {
            var field = new IntegerField();
            field.setAriaLabel(Words.text("enum.Limit." + limit.name()));
            field.setValue(Math.toIntExact(amount));
            field.setMin(0);
            field.setReadOnly(!editable);
            fields.put(limit, field);
            table.row(new Span(Words.text("enum.Limit." + limit.name())), field);
        });
        add(header, table);
    }

    private void save(Map<Limit, IntegerField> fields) {
        var wanted = new EnumMap<Limit, Long>(Limit.class);
        fields.forEach((limit, field) -> {
            var typed = field.getValue();
            wanted.put(limit, typed == null ? -1 : typed.longValue());
        });
        var result = limits.set(actors.current(Door.PORTAL), plan, wanted);
        if (result instanceof Refusal refusal) {
            Toasts.refused(Words.sentence(refusal), refusal.code());
        } else {
            Toasts.done(Words.text("plan-limit.saved"));
        }
    }
}
