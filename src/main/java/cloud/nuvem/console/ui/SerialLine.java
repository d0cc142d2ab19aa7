package cloud.nuvem.console.ui;

import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;

/** The machine's serial line by xterm.js. */
@Tag("nv-serial")
@JsModule("./console/nv-serial.ts")
@NpmPackage(value = "@xterm/xterm", version = "6.0.0")
@NpmPackage(value = "@xterm/addon-fit", version = "0.11.0")
@NpmPackage(value = "@xterm/addon-search", version = "0.16.0")
final class SerialLine extends ConsoleLine {

    SerialLine(String machine, String displayName) {
        super(machine, Words.text("console.serial.label", displayName));
        getElement().setAttribute("hint-label", Words.text("console.serial.hint"));
        getElement().setAttribute("search-label", Words.text("console.search"));
    }

    void paste(String text) {
        getElement().callJsFunction("paste", text);
    }

    /** Something that the machine did not say. */
    void note(String words) {
        getElement().callJsFunction("note", words);
    }
}
