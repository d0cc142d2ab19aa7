package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VmQuery.Sort;
import cloud.nuvem.compute.VmShape;
import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.ui.Ago;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.StatusCell;
import cloud.nuvem.ui.TagChips;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The machines as rows on wide screens, as cards on phones; both drawn by the browser from plain values. */
@Uses(Ago.class)
@JsModule("./elements/nv-picture.ts")
final class VmGrid extends Grid<VmRow> {

    /** Columns that people may hide, by their key. */
    static final List<String> OPTIONAL = List.of("status", "type", "image", "address", "price", "age");

    private static final String CARD = "card";
    private static final int PHONE = 600;
    private static final int DRAWER_FROM = 800;
    private static final int DRAWER = 240;
    private static final int SIDES = 64;

    /** Narrower than this many pixels, the rows have no room for the column. */
    private static final Map<String, Integer> NEEDS =
            Map.of("type", 590, "price", 700, "address", 845, "age", 970, "image", 1_095);

    private Set<String> hidden = Set.of("image");
    private int width = 1_440;
    private @Nullable IntConsumer onSelect;

    VmGrid(String region, boolean pictures, Consumer<VmRow> onRemedy) {
        super();
        addClassName("nv-grid");
        column("name", name(), "vm.column.name")
                .setFlexGrow(3)
                .setWidth("180px")
                .setSortProperty(VmFilter.id(Sort.NAME));
        column(
                        "status",
                        StatusCell.<VmRow>renderer(
                                row -> VmWords.status(row.machine().status())),
                        "vm.column.status")
                .setWidth("164px")
                .setFlexGrow(1)
                .setSortProperty(VmFilter.id(Sort.STATUS));
        column("type", type(), "vm.column.type")
                .setWidth("150px")
                .setFlexGrow(2)
                .setSortProperty(VmFilter.id(Sort.INSTANCE_TYPE));
        column("image", image(), "vm.column.image").setWidth("128px").setFlexGrow(0);
        column("address", address(), "vm.column.address").setWidth("150px").setFlexGrow(0);
        column("price", price(), "vm.column.price")
                .setWidth("104px")
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END);
        column("age", age(), "vm.column.age")
                .setWidth("124px")
                .setFlexGrow(0)
                .setSortProperty(VmFilter.id(Sort.AGE))
                .setHeaderPartName("age")
                .setPartNameGenerator(row -> "age");
        column("menu", menu(), "vm.column.menu").setWidth("52px").setFlexGrow(0).setTextAlign(ColumnTextAlign.END);
        addColumn(VmCard.renderer(region, pictures, onRemedy))
                .setKey(CARD)
                .setFlexGrow(1)
                .setHeader(Words.text("vm.list.title"));
        setItemDetailsRenderer(VmCard.problem(region, onRemedy));
        setDetailsVisibleOnClick(false);
        arrange();
    }

    private Column<VmRow> column(String key, Renderer<VmRow> renderer, String header) {
        var column = addColumn(renderer).setKey(key).setResizable(!key.equals("menu"));
        if (key.equals("menu")) {
            var spoken = new Span(Words.text(header));
            spoken.addClassName("nv-sr-only");
            column.setHeader(spoken);
        } else {
            column.setHeader(Words.text(header));
        }
        return column;
    }

    /** Lets rows be selected; the listener gets how many are. */
    void selectable(IntConsumer listener) {
        onSelect = listener;
        select();
    }

    private void select() {
        if (onSelect == null || isPhone()) {
            setSelectionMode(SelectionMode.NONE);
            return;
        }
        var model = (GridMultiSelectionModel<VmRow>) setSelectionMode(SelectionMode.MULTI);
        model.setSelectAllCheckboxVisibility(GridMultiSelectionModel.SelectAllCheckboxVisibility.VISIBLE);
        addSelectionListener(change -> {
            if (onSelect != null) {
                onSelect.accept(change.getAllSelectedItems().size());
            }
        });
    }

    boolean isPhone() {
        return width < PHONE;
    }

    /** Without effect while the browser has not told its width. */
    void fit(int windowWidth) {
        if (windowWidth <= 0) {
            return;
        }
        var phoneBefore = isPhone();
        width = windowWidth;
        arrange();
        if (phoneBefore != isPhone()) {
            select();
            getDataProvider().refreshAll();
        }
    }

    void hide(Set<String> columns) {
        hidden = Set.copyOf(columns);
        arrange();
    }

    Set<String> hidden() {
        return hidden;
    }

    void showSort(VmFilter filter) {
        var order = filter.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING;
        var orders = new ArrayList<GridSortOrder<VmRow>>();
        getColumns().stream()
                .filter(column -> column.isSortable() && sortOf(column) == filter.sort())
                .findFirst()
                .ifPresent(column -> orders.add(new GridSortOrder<>(column, order)));
        sort(orders);
    }

    static Sort sortOf(Column<VmRow> column) {
        return column.getSortOrder(SortDirection.ASCENDING)
                .findFirst()
                .map(order -> VmFilter.sortOf(order.getSorted()))
                .orElse(Sort.NAME);
    }

    private void arrange() {
        int content = width - (width >= DRAWER_FROM ? DRAWER : 0) - SIDES;
        for (var column : getColumns()) {
            var key = column.getKey();
            if (key == null) {
                continue;
            }
            boolean fits = content >= NEEDS.getOrDefault(key, 0);
            column.setVisible(isPhone() ? key.equals(CARD) : !key.equals(CARD) && fits && !hidden.contains(key));
        }
        setClassName("nv-cards", isPhone());
    }

    private static Renderer<VmRow> name() {
        return LitRenderer.<VmRow>of("""
                        <div class="nv-cell-name">
                          <a href="${item.path}" title="${item.full}">${item.label}</a>
                          ${item.pending ? html`<span class="nv-tag warn" title="${item.pending}">${item.pendingShort}</span>` : ''}
                          <span class="nv-tags">${item.tags.map((tag) => html`<span class="nv-tag">${tag}</span>`)}</span>
                        </div>""")
                .withProperty("path", row -> Paths.details(row.machine()))
                .withProperty("label", row -> row.machine().displayName())
                .withProperty("full", row -> row.machine().name().value())
                .withProperty("pending", row -> row.machine().pendingChanges() ? Words.text("vm.pending") : "")
                .withProperty("pendingShort", row -> Words.text("vm.pending.short"))
                .withProperty("tags", row -> tags(row));
    }

    static List<String> tags(VmRow row) {
        return row.machine().tags().entrySet().stream()
                .map(tag -> TagChips.brief(tag.getKey(), tag.getValue()))
                .toList();
    }

    private static Renderer<VmRow> type() {
        return LitRenderer.<VmRow>of(
                        "<span class=\"nv-type\">${item.type} <span class=\"nv-quiet\">${item.size}</span></span>")
                .withProperty(
                        "type",
                        row -> row.machine().instanceType() == null
                                ? ""
                                : row.machine().instanceType())
                .withProperty(
                        "size",
                        row -> VmWords.size(row.machine().vcpus(), row.machine().memory()));
    }

    private static Renderer<VmRow> image() {
        return LitRenderer.<VmRow>of("<span class=\"nv-quiet\">${item.image}</span>")
                .withProperty(
                        "image",
                        row -> row.machine().image() == null
                                ? "–"
                                : row.machine().image());
    }

    private static Renderer<VmRow> address() {
        return LitRenderer.<VmRow>of("<span class=\"nv-mono ${item.kind}\" title=\"${item.all}\">${item.first}</span>")
                .withProperty("first", VmGrid::firstAddress)
                .withProperty("all", row -> String.join(", ", row.machine().addresses()))
                .withProperty("kind", row -> Addresses.isPrivate(firstAddress(row)) ? "nv-quiet" : "");
    }

    static String firstAddress(VmRow row) {
        return row.machine().addresses().isEmpty()
                ? "–"
                : row.machine().addresses().getFirst();
    }

    private static Renderer<VmRow> price() {
        return LitRenderer.<VmRow>of("<span class=\"nv-money ${item.kind}\">${item.price}</span>")
                .withProperty("price", VmGrid::money)
                .withProperty("kind", row -> VmShape.of(row.machine()).isOff() ? "nv-quiet" : "");
    }

    static String money(VmRow row) {
        return row.perMonth() == null ? "–" : MoneyText.format(row.perMonth());
    }

    private static Renderer<VmRow> age() {
        return LitRenderer.<VmRow>of("<nv-ago class=\"nv-quiet\" form=\"age\" at=\"${item.at}\"></nv-ago>")
                .withProperty("at", row -> row.machine().createdAt().toString());
    }

    /** Opens the row's context menu at the button, from mouse and keyboard alike. */
    private static Renderer<VmRow> menu() {
        return LitRenderer.<VmRow>of("""
                        <button class="nv-row-menu" aria-haspopup="menu" aria-label="${item.name}" @click="${(event) => {
                          const box = event.currentTarget.getBoundingClientRect();
                          event.stopPropagation();
                          event.currentTarget.dispatchEvent(new MouseEvent('contextmenu', {
                            bubbles: true, composed: true, cancelable: true, clientX: box.left, clientY: box.bottom }));
                        }}"><svg class="nv-icon" aria-hidden="true"><use href="${item.glyph}"></use></svg></button>""")
                .withProperty("name", row -> Words.text("vm.menu", row.machine().displayName()))
                .withProperty("glyph", row -> Glyph.MORE.href());
    }

    static boolean hasProblem(VmRow row) {
        return row.machine().status() instanceof VmStatus.Error;
    }
}
