package cloud.nuvem.metering.ui;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.metering.MeteringGaps;
import cloud.nuvem.metering.MeteringGaps.ListedGap;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.ProviderPermission;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.ConfirmDialog;
import cloud.nuvem.ui.EmptyState;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.Toasts;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;

/** Gaps of every region, for the provider's staff: what they leave in doubt, and why invoices may pass over them. */
@Route("provider/metering-gaps")
@PermitAll
class MeteringGapsView extends FramedPage implements BeforeEnterObserver, FramedPage.OfProvider {

    private static final String EVIDENCE = "EVIDENCE";
    private static final String NOT_CHARGED = "NOT_CHARGED";
    private static final int LONGEST_TYPED = 400;

    private final MeteringGaps gaps;
    private final Actors actors;
    private final Access access;

    MeteringGapsView(MeteringGaps gaps, Actors actors, Access access) {
        this.gaps = gaps;
        this.actors = actors;
        this.access = access;
    }

    @Override
    public String title() {
        return Words.text("gaps.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        load();
    }

    private void load() {
        var actor = actors.current(Door.PORTAL);
        var listed = gaps.list(actor);
        boolean mayExplain = access.providerPermissions(actor).contains(ProviderPermission.CHANGE);
        removeAll();
        add(new PageHeader(title()).sentence(Words.text("gaps.sentence")));
        if (listed.isEmpty()) {
            add(EmptyState.teaching(Glyph.GAUGE, Words.text("gaps.none"), Words.text("gaps.none.text")));
            return;
        }
        var table = new SimpleTable(title())
                .column(Words.text("gaps.column.when"))
                .column(Words.text("gaps.column.where"))
                .column(Words.text("gaps.column.doubt"))
                .column(Words.text("gaps.column.explanation"));
        listed.forEach(gap -> table.row(
                new Span(UsageWords.period(gap.gap().period())),
                new Span(where(gap)),
                new Span(doubt(gap)),
                explanation(actor, gap, mayExplain)));
        add(table);
    }

    private static String where(ListedGap listed) {
        var resource = listed.gap().resource();
        var region = Words.text("usage.gaps.region", listed.gap().region().value());
        return resource == null ? region : region + " · " + Words.text("usage.gaps.resource", resource);
    }

    private static String doubt(ListedGap listed) {
        if (listed.gap().resource() != null) {
            return Words.text("usage.gaps.missing");
        }
        return listed.inDoubt().isEmpty() ? Words.text("gaps.doubt.none") : String.join(", ", listed.inDoubt());
    }

    private Component explanation(Actor actor, ListedGap listed, boolean mayExplain) {
        var explanation = listed.gap().explanation();
        if (explanation != null) {
            return new Span(
                    switch (explanation) {
                        case EVIDENCE -> Words.text("gaps.evidence");
                        case NOT_CHARGED -> Words.text("gaps.not-charged");
                        default -> explanation;
                    });
        }
        return mayExplain ? Buttons.plain(Words.text("gaps.explain"), () -> explain(actor, listed)) : new Span("–");
    }

    private void explain(Actor actor, ListedGap listed) {
        var field = new TextArea(Words.text("gaps.explain.field"));
        field.setMaxLength(LONGEST_TYPED);
        field.addClassName("nv-wide");
        new ConfirmDialog(Words.text("gaps.explain.title"))
                .text(Words.text("gaps.explain.text"))
                .content(field)
                .open(Buttons.primary(Words.text("gaps.explain"), () -> {}), () -> {
                    var result = gaps.explain(actor, listed.gap().id(), field.getValue());
                    if (result instanceof Refusal refusal) {
                        return Optional.of(Words.sentence(refusal));
                    }
                    Toasts.done(Words.text("gaps.explained"));
                    load();
                    return Optional.empty();
                });
    }
}
