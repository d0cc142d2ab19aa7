package cloud.nuvem.shell;

import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Chooses the time zone in which moments are shown; none follows the browser. */
final class ZoneDialog {

    private ZoneDialog() {}

    static void open(ZoneId current, @Nullable ZoneId chosen, Consumer<@Nullable ZoneId> onChoose) {
        var zones = new ComboBox<String>(Words.text("shell.zone"));
        zones.setItems(ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                .sorted()
                .toList());
        zones.setPlaceholder(Words.text("shell.zone.browser", current.getId()));
        zones.setClearButtonVisible(true);
        zones.addClassName("nv-wide");
        if (chosen != null) {
            zones.setValue(chosen.getId());
        }
        var dialog = new Dialog(Words.text("shell.zone"), zones);
        dialog.setWidth("400px");
        var save = Buttons.primary(Words.text("ui.save"), () -> {
            dialog.close();
            var id = zones.getValue();
            onChoose.accept(id == null ? null : ZoneId.of(id));
        });
        dialog.getFooter().add(Buttons.plain(Words.text("ui.cancel"), dialog::close), save);
        dialog.open();
    }
}
