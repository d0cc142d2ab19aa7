package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VmOverview;
import cloud.nuvem.compute.VmQuery.Sort;
import cloud.nuvem.ui.ActionMenu;
import cloud.nuvem.ui.Announcer;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.EmptyState;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.contextmenu.GridContextMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.Location;
import java.util.ArrayList;
import java.util.List;

/** Filter, rows and footer of the list; keeps the URL true to what it shows. */
final class VmList extends Div {

    /** Up to here the grid is as high as its rows and the page scrolls; beyond, the rows scroll in the grid. */
    private static final int ALL_VISIBLE = 50;

    private static final int MOST_ANNOUNCED = 3;

    private final VmDesk desk;
    private final VmRows rows;
    private final VmGrid grid;
    private final VmFilterBar filterBar;
    private final VmBulkBar bulkBar;
    private final VmListFooter footer = new VmListFooter();
    private final Div noMatch = new Div();
    private VmFilter filter;
    private VmRows.Slice window = new VmRows.Slice(0, List.of(), 0);

    VmList(VmDesk desk, VmFilter filter, VmOverview overview) {
        this.desk = desk;
        this.filter = filter;
        rows = new VmRows(desk.machines(), desk.costs(), desk.desk());
        var actions = new VmActions(desk, this::refresh);
        grid = new VmGrid(desk.region(), desk.desk().mayUseConsole(), row -> actions.remedy(row.machine()));
        filterBar = new VmFilterBar(filter, this::filter, new VmGridSettings(grid));
        bulkBar = new VmBulkBar(desk, grid, this::refresh);
        addClassName("nv-list");
        add(filterBar, bulkBar, noMatch, grid, footer);
        prepareGrid(actions);
        showOverview(overview, rows.count(filter));
    }

    private void prepareGrid(VmActions actions) {
        grid.setItems(new CallbackDataProvider<VmRow, Void>(
                query -> fetch(query.getOffset(), query.getLimit()).stream(), query -> count(), VmRow::uid));
        grid.showSort(filter);
        grid.addSortListener(event -> {
            if (event.isFromClient()) {
                sorted(event.getSortOrder());
            }
        });
        if (actions.mayOperate()) {
            addMenu(actions);
            grid.selectable(this::selected);
        }
    }

    private void addMenu(VmActions actions) {
        var menu = grid.addContextMenu();
        menu.setDynamicContentHandler(row -> {
            menu.removeAll();
            if (row == null) {
                return false;
            }
            VmMenu.fill(new RowMenu(menu), row.machine(), actions);
            return true;
        });
    }

    /** Entries of the menu of a row. */
    private record RowMenu(GridContextMenu<VmRow> menu) implements VmMenu.Target {

        @Override
        public void entry(Glyph glyph, String words, Runnable action) {
            menu.addItem(ActionMenu.label(glyph, words), click -> action.run());
        }

        @Override
        public void line() {
            menu.addSeparator();
        }

        @Override
        public void loss(Glyph glyph, String words, Runnable action) {
            line();
            menu.addItem(ActionMenu.label(glyph, words), click -> action.run()).addClassName("nv-danger");
        }
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

    private List<VmRow> fetch(int offset, int limit) {
        var slice = rows.slice(shownFilter(), offset, limit);
        window = slice;
        slice.rows().stream().filter(VmGrid::hasProblem).forEach(row -> grid.setDetailsVisible(row, !grid.isPhone()));
        return slice.rows();
    }

    /** On a phone, where nothing can be clicked to sort, what needs somebody comes first. */
    private VmFilter shownFilter() {
        return grid.isPhone() && filter.sort() == Sort.NAME ? filter.sorted(Sort.STATUS, false) : filter;
    }

    private int count() {
        long total = rows.count(filter);
        arrange(total);
        return Math.toIntExact(total);
    }

    private void arrange(long total) {
        grid.setAllRowsVisible(total <= ALL_VISIBLE);
        grid.setClassName("nv-grid-fill", total > ALL_VISIBLE);
        grid.setVisible(total > 0);
        noMatch.removeAll();
        if (total == 0) {
            noMatch.add(EmptyState.noMatch(Words.text("vm.no-match"), Words.text("vm.no-match.text"))
                    .action(Buttons.plain(Words.text("vm.no-match.clear"), () -> filter(VmFilter.NONE))));
        }
    }

    private void filter(VmFilter chosen) {
        filter = chosen;
        UI.getCurrent().getPage().getHistory().replaceState(null, location(chosen));
        filterBar.show(chosen);
        grid.deselectAll();
        refresh();
    }

    private Location location(VmFilter chosen) {
        return new Location("p/" + desk.desk().project().id() + "/virtual-machines", chosen.parameters());
    }

    private void sorted(List<GridSortOrder<VmRow>> orders) {
        filter(
                orders.isEmpty()
                        ? filter.sorted(Sort.NAME, false)
                        : filter.sorted(
                                VmGrid.sortOf(orders.getFirst().getSorted()),
                                orders.getFirst().getDirection() == SortDirection.DESCENDING));
    }

    private void selected(int count) {
        filterBar.setVisible(count == 0);
        bulkBar.show(count, window.total());
    }

    /** Looks again at everything shown. */
    private void refresh() {
        long matching = rows.count(filter);
        arrange(matching);
        grid.getDataProvider().refreshAll();
        showOverview(rows.overview(), matching);
    }

    /** What changed in the cluster: only rows that differ are drawn again, unless rows came, went or moved. */
    void follow(VmOverview overview) {
        var before = window;
        var now = rows.slice(
                shownFilter(), before.offset(), Math.max(1, before.rows().size()));
        showOverview(overview, now.total());
        if (now.total() != before.total() || !ids(now).equals(ids(before))) {
            arrange(now.total());
            grid.getDataProvider().refreshAll();
            return;
        }
        window = now;
        var changed = new ArrayList<VmRow>();
        for (int index = 0; index < now.rows().size(); index++) {
            if (!now.rows().get(index).equals(before.rows().get(index))) {
                changed.add(now.rows().get(index));
            }
        }
        changed.forEach(row -> {
            grid.setDetailsVisible(row, VmGrid.hasProblem(row) && !grid.isPhone());
            grid.getDataProvider().refreshItem(row);
        });
        announce(changed);
    }

    private void announce(List<VmRow> changed) {
        if (!changed.isEmpty() && changed.size() <= MOST_ANNOUNCED) {
            var sentences = changed.stream()
                    .map(row -> Words.text(
                            "vm.announce",
                            row.machine().displayName(),
                            VmWords.status(row.machine().status()).words()))
                    .toList();
            getUI().ifPresent(page -> Announcer.say(page, String.join(" ", sentences)));
        }
    }

    private void showOverview(VmOverview overview, long matching) {
        filterBar.show(
                overview,
                desk.catalogue()
                        .instanceTypes(
                                desk.desk().actor(), desk.desk().project().id()));
        footer.show(matching, overview, rows.perMonth(filter));
    }

    private static List<String> ids(VmRows.Slice slice) {
        return slice.rows().stream().map(VmRow::uid).toList();
    }
}
