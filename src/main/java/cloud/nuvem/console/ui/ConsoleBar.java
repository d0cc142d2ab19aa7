package cloud.nuvem.console.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.console.ConsoleKind;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Status;
import cloud.nuvem.ui.StatusBadge;
import cloud.nuvem.ui.TabLinks;
import cloud.nuvem.ui.Tone;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;

/** Above the console: which machine, how it is, whether the line stands, and what a keyboard alone cannot do. */
final class ConsoleBar extends Header {

    private final StatusBadge badge = new StatusBadge(Status.of(Tone.IDLE, Glyph.IDLE, ""));
    private final Span name = new Span();
    private final Span state = new Span();
    private final Div tools = new Div();

    ConsoleBar(VirtualMachine machine, ConsoleKind kind) {
        addClassName("nv-console-bar");
        var back = new Anchor(VmLinks.details(machine.project(), machine.name()), Glyph.ARROW_LEFT.icon(), name);
        back.addClassName("nv-console-back");
        var tabs = new TabLinks(Words.text("console.tabs"))
                .tab(VmLinks.screen(machine.project(), machine.name()), Words.text("console.tab.screen"))
                .tab(VmLinks.serial(machine.project(), machine.name()), Words.text("console.tab.serial"));
        tabs.show(
                kind == ConsoleKind.SCREEN
                        ? VmLinks.screen(machine.project(), machine.name())
                        : VmLinks.serial(machine.project(), machine.name()));
        state.addClassName("nv-console-state");
        state.getElement().setAttribute("role", "status");
        tools.addClassName("nv-console-tools");
        tools.getElement().setAttribute("role", "toolbar");
        tools.getElement().setAttribute("aria-label", Words.text("console.tools"));
        add(back, badge, tabs, state, tools);
        show(machine);
    }

    void show(VirtualMachine machine) {
        name.setText(machine.displayName());
        badge.show(MachineWords.status(machine.status().state()));
    }

    void tellState(String words) {
        state.setText(words);
    }

    void screenTools(ScreenLine screen) {
        tools.add(
                KeysMenu.on(screen),
                Buttons.plain(Glyph.PASTE, Words.text("console.paste"), () -> PasteDialog.open(screen)),
                pressed(browser(Glyph.FIT, "console.fit", "scale")),
                hidden(browser(Glyph.COPY, "console.copy-clipboard", "copy")),
                browser(Glyph.CAMERA, "console.picture", "picture"),
                phone(browser(Glyph.KEYBOARD, "console.soft-keyboard", "keyboard")),
                browser(Glyph.EXPAND, "console.full-screen", "fullScreen"));
    }

    void serialTools() {
        tools.add(
                browser(Glyph.SEARCH, "console.search", "find"),
                browser(Glyph.FIT, "console.match-size", "matchSize"),
                browser(Glyph.COPY, "console.copy-text", "copy"),
                browser(Glyph.DOWNLOAD, "console.log", "log"),
                browser(Glyph.TRASH, "console.clear", "clear"),
                phone(browser(Glyph.KEYBOARD, "console.soft-keyboard", "keyboard")),
                browser(Glyph.EXPAND, "console.full-screen", "fullScreen"));
    }

    /** A button that the browser carries out by itself, within the click that allows it. */
    private static Button browser(Glyph glyph, String words, String action) {
        var button = Buttons.icon(glyph, Words.text(words), () -> {});
        button.getElement().setAttribute("data-console", action);
        return button;
    }

    /** Until there is something that it could copy. */
    private static Button hidden(Button button) {
        button.getElement().setAttribute("hidden", true);
        return button;
    }

    private static Button pressed(Button button) {
        button.getElement().setAttribute("aria-pressed", "true");
        return button;
    }

    private static Button phone(Button button) {
        button.addClassName("nv-console-phone");
        return button;
    }
}
