package cloud.nuvem.console.ui;

import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.HasMenuItems;
import java.util.List;

/** Keys that a browser or the person's own system would keep for itself. */
final class KeysMenu {

    private static final Keystroke CONTROL = key(0xffe3, "ControlLeft");
    private static final Keystroke ALT = key(0xffe9, "AltLeft");
    private static final Keystroke WINDOWS = key(0xffeb, "MetaLeft");
    private static final int F1 = 0xffbe;

    private KeysMenu() {}

    static Button on(ScreenLine screen) {
        var button = Buttons.plain(Glyph.KEYBOARD, Words.text("console.keys"), () -> {});
        button.getElement().setAttribute("aria-haspopup", "menu");
        var menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        entry(menu, screen, "Ctrl + Alt + Del", CONTROL, ALT, key(0xffff, "Delete"));
        var functions = menu.addItem(Words.text("console.keys.functions")).getSubMenu();
        for (int number = 1; number <= 12; number++) {
            entry(functions, screen, "Ctrl + Alt + F" + number, CONTROL, ALT, key(F1 + number - 1, "F" + number));
        }
        menu.addSeparator();
        entry(menu, screen, Words.text("console.keys.windows"), WINDOWS);
        entry(menu, screen, "Esc", key(0xff1b, "Escape"));
        entry(menu, screen, "Tab", Keystroke.TAB);
        entry(menu, screen, "Alt + Tab", ALT, Keystroke.TAB);
        entry(menu, screen, "Ctrl + C", CONTROL, key('c', "KeyC"));
        return button;
    }

    private static void entry(HasMenuItems menu, ScreenLine screen, String words, Keystroke... keys) {
        menu.addItem(words, click -> screen.press(List.of(keys)));
    }

    private static Keystroke key(int keysym, String code) {
        return new Keystroke(keysym, code, false, false);
    }
}
