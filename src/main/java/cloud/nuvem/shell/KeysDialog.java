package cloud.nuvem.shell;

import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.KeyValueList;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.dialog.Dialog;

/** What the keyboard can do. */
final class KeysDialog {

    private KeysDialog() {}

    static void open() {
        var keys = new KeyValueList()
                .add("Ctrl K · ⌘ K", Words.text("shell.keys.palette"))
                .add("Enter", Words.text("shell.keys.enter"))
                .add("Esc", Words.text("shell.keys.escape"))
                .add("↑ ↓", Words.text("shell.keys.arrows"))
                .add("Space", Words.text("shell.keys.space"));
        var dialog = new Dialog(Words.text("shell.help.keys"), keys);
        dialog.setWidth("420px");
        dialog.getFooter().add(Buttons.plain(Words.text("ui.close"), dialog::close));
        dialog.open();
    }
}
