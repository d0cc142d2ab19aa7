package cloud.nuvem.audit.ui;

import cloud.nuvem.audit.AuditEntry;
import cloud.nuvem.ui.Ago;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.StatusCell;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import java.util.Map;

/** Entries as rows on wide screens, as cards on phones; both drawn by the browser from plain values. */
@Uses(Ago.class)
final class AuditGrid extends Grid<AuditEntry> {

    private static final String CARD = "card";
    private static final int PHONE = 600;
    private static final int DRAWER_FROM = 800;
    private static final int DRAWER = 240;

    /** Below this width of the content, the column goes. */
    private static final Map<String, Integer> NEEDS = Map.of("project", 860, "door", 1_020);

    private final AuditDesk desk;

    AuditGrid(AuditDesk desk) {
        this.desk = desk;
        addClassName("nv-grid");
        setSelectionMode(SelectionMode.NONE);
        column("when", when()).setWidth("168px").setFlexGrow(0);
        column("who", who()).setWidth("160px").setFlexGrow(1);
        column("what", what()).setWidth("260px").setFlexGrow(3);
        column("project", project()).setWidth("150px").setFlexGrow(1);
        column("outcome", outcome()).setWidth("240px").setFlexGrow(1);
        column("door", door()).setWidth("96px").setFlexGrow(0);
        addColumn(card()).setKey(CARD).setFlexGrow(1).setHeader(Words.text("audit.title"));
        fit(1_440);
    }

    private Column<AuditEntry> column(String key, Renderer<AuditEntry> renderer) {
        return addColumn(renderer)
                .setKey(key)
                .setResizable(true)
                .setSortable(false)
                .setHeader(Words.text("audit.column." + key));
    }

    void fit(int windowWidth) {
        boolean phone = windowWidth < PHONE;
        int content = windowWidth - (windowWidth >= DRAWER_FROM ? DRAWER : 0);
        for (var column : getColumns()) {
            var key = String.valueOf(column.getKey());
            boolean fits = content >= NEEDS.getOrDefault(key, 0);
            column.setVisible(phone ? key.equals(CARD) : !key.equals(CARD) && fits);
        }
        setClassName("nv-cards", phone);
    }

    private static Renderer<AuditEntry> when() {
        return LitRenderer.<AuditEntry>of("<span title=\"${item.exact}\">${item.when}</span>")
                .withProperty("when", entry -> Reader.current().moment(entry.at()))
                .withProperty("exact", entry -> Reader.current().exact(entry.at()));
    }

    private static Renderer<AuditEntry> who() {
        return LitRenderer.<AuditEntry>of("<span class=\"nv-strong\" title=\"${item.id}\">${item.name}</span>")
                .withProperty("name", AuditEntry::actorName)
                .withProperty("id", AuditEntry::actorId);
    }

    private static Renderer<AuditEntry> what() {
        return LitRenderer.<AuditEntry>of("""
                        <span title="${item.action}">${item.words}</span>
                        <span class="nv-mono nv-quiet" title="${item.full}">${item.target}</span>""")
                .withProperty("full", entry -> entry.target().name())
                .withProperty("words", AuditWords::action)
                .withProperty("action", AuditEntry::action)
                .withProperty("target", AuditWords::target);
    }

    private Renderer<AuditEntry> project() {
        return LitRenderer.<AuditEntry>of("<span class=\"nv-quiet\">${item.project}</span>")
                .withProperty("project", entry -> desk.nameOf(entry.project()));
    }

    private static Renderer<AuditEntry> outcome() {
        var renderer = LitRenderer.<AuditEntry>of("<span class=\"nv-outcome\" title=\"${item.finished}\">"
                        + StatusCell.TEMPLATE + " <span class=\"nv-mono nv-caption\">${item.code}</span></span>")
                .withProperty("code", AuditWords::code)
                .withProperty("finished", AuditWords::finished);
        return StatusCell.addTo(renderer, AuditWords::status);
    }

    private static Renderer<AuditEntry> door() {
        return LitRenderer.<AuditEntry>of("<span class=\"nv-quiet\">${item.door}</span>")
                .withProperty("door", entry -> Words.text("audit.door." + entry.door()));
    }

    private Renderer<AuditEntry> card() {
        var renderer = LitRenderer.<AuditEntry>of("""
                        <div class="nv-card-row">
                          <div><span class="nv-strong">${item.words}</span>
                            <span class="nv-mono nv-quiet">${item.target}</span></div>
                          <div class="nv-quiet">${item.name} · ${item.when}${item.project ? html` · ${item.project}` : ''}</div>
                          <div>""" + StatusCell.TEMPLATE + """
                           <span class="nv-mono nv-caption">${item.code}</span></div>
                        </div>""")
                .withProperty("words", AuditWords::action)
                .withProperty("target", AuditWords::target)
                .withProperty("name", AuditEntry::actorName)
                .withProperty("when", entry -> Reader.current().moment(entry.at()))
                .withProperty("project", entry -> desk.nameOf(entry.project()))
                .withProperty("code", AuditWords::code);
        return StatusCell.addTo(renderer, AuditWords::status);
    }
}
