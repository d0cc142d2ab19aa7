package cloud.nuvem.console.ui;

import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.util.List;

/** The machine's screen by noVNC. */
@Tag("nv-screen")
@JsModule("./console/nv-screen.ts")
@NpmPackage(value = "@novnc/novnc", version = "1.7.0")
final class ScreenLine extends ConsoleLine {

    ScreenLine(String machine, String displayName) {
        super(machine, Words.text("console.screen.label", displayName));
        getElement().setAttribute("typed-label", Words.text("console.soft-keyboard"));
    }

    /** All at once: {@code Ctrl+Alt+Del}. */
    void press(List<Keystroke> keys) {
        getElement().callJsFunction("press", keys(keys.stream()));
    }

    /** One after the other. */
    void type(List<Keystroke> strokes) {
        getElement().callJsFunction("type", keys(strokes.stream()));
    }
}
