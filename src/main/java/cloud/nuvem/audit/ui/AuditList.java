package cloud.nuvem.audit.ui;

import cloud.nuvem.audit.AuditEntry;
import cloud.nuvem.audit.AuditTrail.AuditFilter;
import cloud.nuvem.audit.AuditTrail.AuditQuery;
import cloud.nuvem.kernel.Page;
import cloud.nuvem.ui.Ago;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.EmptyState;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.router.Location;
import java.time.Instant;
import java.util.List;

/** Filter, rows and footer; keeps the URL true to what it shows. Rows stand still until the reader asks for newer ones. */
final class AuditList extends Div {

    /** Up to here the grid is as high as its rows and the page scrolls; beyond, the rows scroll in the grid. */
    private static final int ALL_VISIBLE = 50;

    private final AuditDesk desk;
    private final AuditGrid grid;
    private final AuditFilterBar filterBar;
    private final Div noMatch = new Div();
    private final Span count = new Span();
    private final Ago loaded = new Ago(Instant.now(), Ago.Form.AGO);
    private AuditChoice choice;
    private Instant now = Instant.now();

    AuditList(AuditDesk desk, AuditChoice choice) {
        this.desk = desk;
        this.choice = choice;
        grid = new AuditGrid(desk);
        filterBar = new AuditFilterBar(desk, choice, this::choose, this::reload);
        var footer = new Div(count, new Span(new Span(Words.text("audit.footer.loaded") + " "), loaded));
        footer.addClassName("nv-list-footer");
        addClassName("nv-list");
        grid.setItems(new CallbackDataProvider<AuditEntry, Void>(
                query -> fetch(query.getOffset(), query.getLimit()).stream(), query -> count(), AuditEntry::id));
        add(filterBar, noMatch, grid, footer);
    }

    AuditChoice choice() {
        return choice;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        var page = event.getUI().getPage();
        grid.fit(page.getExtendedClientDetails().getWindowInnerWidth());
        var resizing = page.addBrowserWindowResizeListener(resize -> grid.fit(resize.getWidth()));
        addDetachListener(detach -> {
            detach.unregisterListener();
            resizing.remove();
        });
    }

    private List<AuditEntry> fetch(int offset, int limit) {
        return page(offset, Math.clamp(limit, 1, AuditQuery.MAX_LIMIT)).items();
    }

    private int count() {
        long total = page(0, 1).total();
        arrange(total);
        return Math.toIntExact(total);
    }

    private Page<AuditEntry> page(int offset, int limit) {
        AuditFilter filter = choice.filter(now);
        return desk.trail().page(desk.actor(), desk.organization().id(), new AuditQuery(filter, null, offset, limit));
    }

    private void arrange(long total) {
        grid.setAllRowsVisible(total <= ALL_VISIBLE);
        grid.setClassName("nv-grid-fill", total > ALL_VISIBLE);
        grid.setVisible(total > 0);
        count.setText(Words.text("audit.footer.count", total));
        noMatch.removeAll();
        if (total == 0) {
            noMatch.add(EmptyState.noMatch(Words.text("audit.no-match"), Words.text("audit.no-match.text"))
                    .action(Buttons.plain(
                            Glyph.CLOSE, Words.text("audit.no-match.clear"), () -> choose(AuditChoice.ALL))));
        }
    }

    private void choose(AuditChoice chosen) {
        choice = chosen;
        var location = new Location(desk.path(), chosen.parameters());
        UI.getCurrent().getPage().getHistory().replaceState(null, location);
        filterBar.show(chosen);
        reload();
    }

    private void reload() {
        now = Instant.now();
        loaded.show(now);
        grid.setVisible(true);
        grid.getDataProvider().refreshAll();
    }
}
