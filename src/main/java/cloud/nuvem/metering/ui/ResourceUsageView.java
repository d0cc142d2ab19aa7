package cloud.nuvem.metering.ui;

import cloud.nuvem.metering.ResourceUsage;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.ui.CopyText;
import cloud.nuvem.ui.Crumb;
import cloud.nuvem.ui.EmptyState;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;

/** One resource's month, open to its reasons: records, prices in force, tags. */
@Route("o/:organization/usage/:resource")
@PermitAll
class ResourceUsageView extends FramedPage implements BeforeEnterObserver, FramedPage.OfOrganization {

    private final UsageDesks desks;
    private String title = "";
    private String usagePath = "";

    ResourceUsageView(UsageDesks desks) {
        this.desks = desks;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<Crumb> way() {
        return List.of(new Crumb(Words.text("usage.title"), usagePath));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var desk = desks.of(event);
        var uid = event.getRouteParameters().get("resource").orElse("");
        var month = month(event, desk.now());
        usagePath = desk.path();
        removeAll();
        desk.usage().explain(desk.actor(), desk.id(), uid, month).ifPresentOrElse(usage -> show(desk, usage), () -> {
            title = Words.text("usage.title");
            add(new PageHeader(title), EmptyState.noMatch(Words.text("usage.none"), Words.text("usage.resource.none")));
        });
    }

    private static YearMonth month(BeforeEnterEvent event, YearMonth now) {
        try {
            return event.getLocation()
                    .getQueryParameters()
                    .getSingleParameter("month")
                    .map(YearMonth::parse)
                    .orElse(now);
        } catch (DateTimeException notAMonth) {
            return now;
        }
    }

    private void show(UsageDesk desk, ResourceUsage usage) {
        var resource = usage.resource();
        var project = new ProjectId(Objects.requireNonNull(resource.project()));
        title = resource.name();
        add(new PageHeader(title)
                .sentence(Words.text(
                        "usage.resource.sentence",
                        UsageWords.oneOfKind(resource.kind()),
                        desk.nameOf(project.value()),
                        UsageWords.month(usage.month())))
                .facts(new Span(Words.text("usage.resource.id")), new CopyText(usage.uid())));
        usage.lines().forEach(line -> add(new ResourceLinePart(line)));
    }
}
