package cloud.nuvem.compute.ui;

import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.MenuOnDemand;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.ContextMenuPosition;
import com.vaadin.flow.component.page.WebStorage;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How dense the list is and which columns it has; this browser remembers. */
final class VmGridSettings {

    private static final String DENSITY = "nuvem.vms.density";
    private static final String HIDDEN = "nuvem.vms.hidden";

    private final VmGrid grid;
    private final Button density = Buttons.icon(Glyph.ROWS, Words.text("vm.density"), this::toggleDensity);
    private final Button columns = Buttons.icon(Glyph.COLUMNS, Words.text("vm.columns"), () -> {});
    private final MenuOnDemand menu = new MenuOnDemand();

    VmGridSettings(VmGrid grid) {
        this.grid = grid;
        menu.setTarget(columns);
        menu.filledBy(this::fill);
        menu.setPosition(ContextMenuPosition.BOTTOM_END);
        columns.getElement().setAttribute("aria-haspopup", "menu");
        grid.addAttachListener(event -> {
            if (event.isInitialAttach()) {
                WebStorage.getItem(DENSITY, this::recallDensity);
                WebStorage.getItem(HIDDEN, this::recallHidden);
            }
        });
    }

    Button density() {
        return density;
    }

    Button columns() {
        return columns;
    }

    private void recallDensity(@Nullable String remembered) {
        compact("compact".equals(remembered));
    }

    private void recallHidden(@Nullable String remembered) {
        if (remembered != null) {
            grid.hide(Arrays.stream(remembered.split(","))
                    .filter(VmGrid.OPTIONAL::contains)
                    .collect(Collectors.toSet()));
        }
    }

    private void toggleDensity() {
        var compact = !grid.hasThemeName("compact");
        compact(compact);
        WebStorage.setItem(DENSITY, compact ? "compact" : "roomy");
    }

    private void compact(boolean on) {
        grid.setThemeName("compact", on);
        density.getElement().setAttribute("aria-pressed", Boolean.toString(on));
    }

    private void fill() {
        for (var key : VmGrid.OPTIONAL) {
            var item = menu.addItem(Words.text("vm.column." + key), click -> toggle(key));
            item.setCheckable(true);
            item.setChecked(!grid.hidden().contains(key));
            item.setKeepOpen(true);
        }
    }

    private void toggle(String key) {
        Set<String> hidden = new TreeSet<>(grid.hidden());
        if (!hidden.remove(key)) {
            hidden.add(key);
        }
        grid.hide(hidden);
        WebStorage.setItem(HIDDEN, hidden.isEmpty() ? "none" : String.join(",", hidden));
    }
}
