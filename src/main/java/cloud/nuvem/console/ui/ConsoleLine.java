package cloud.nuvem.console.ui;

import cloud.nuvem.console.ConsoleTicket;
import cloud.nuvem.console.Consoles;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The browser's part of a console: the element that holds the picture or the terminal and the connection. */
abstract class ConsoleLine extends Component {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Keys that a phone's keyboard lacks. */
    private static final List<RowKey> ROW = List.of(
            new RowKey("Esc", "escape", "Escape", 0xff1b, "\u001b"),
            new RowKey("Tab", "tab", "Tab", 0xff09, "\t"),
            new RowKey("Ctrl", "control", "ControlLeft", 0xffe3, ""),
            new RowKey("Alt", "alt", "AltLeft", 0xffe9, ""),
            new RowKey("←", "left", "ArrowLeft", 0xff51, "\u001b[D"),
            new RowKey("↑", "up", "ArrowUp", 0xff52, "\u001b[A"),
            new RowKey("↓", "down", "ArrowDown", 0xff54, "\u001b[B"),
            new RowKey("→", "right", "ArrowRight", 0xff53, "\u001b[C"));

    private record RowKey(String label, String name, String code, int keysym, String text) {}

    /** What the page does about the line. */
    interface Listener {
        /** The browser is connected. */
        void up();

        /** The browser's connection closed, whoever closed it. */
        void down();

        /** A pause has begun; {@link #retry} follows. */
        void waiting(int seconds);

        void retry();
    }

    ConsoleLine(String machine, String label) {
        getElement().setAttribute("machine", machine);
        getElement().setAttribute("label", label);
        getElement().setAttribute("keys-label", Words.text("console.keys.row"));
        addAttachListener(attach -> getElement().callJsFunction("keys", row()));
    }

    void listen(Listener listener) {
        var element = getElement();
        element.addEventListener("console-up", event -> listener.up());
        element.addEventListener("console-down", event -> listener.down());
        element.addEventListener("console-retry", event -> listener.retry());
        element.addEventListener("console-active", event -> {}); // that it comes keeps the login alive
        element.addEventListener(
                        "console-waiting",
                        event -> listener.waiting(event.getEventData()
                                .path("event.detail.seconds")
                                .asInt(1)))
                .addEventData("event.detail.seconds");
    }

    void connect(ConsoleTicket ticket) {
        getElement().callJsFunction("connect", Consoles.RELAY, ticket.secret());
    }

    /** Asks for {@link Listener#retry} after a pause that grows. */
    void retry() {
        getElement().callJsFunction("retry");
    }

    /** Takes back {@link #retry}. */
    void hold() {
        getElement().callJsFunction("hold");
    }

    void close() {
        getElement().callJsFunction("close");
    }

    private static ArrayNode row() {
        var keys = JSON.arrayNode();
        ROW.forEach(key -> keys.addObject()
                .put("label", key.label())
                .put("name", Words.text("console.key." + key.name()))
                .put("code", key.code())
                .put("keysym", key.keysym())
                .put("text", key.text()));
        return keys;
    }

    /** Keys pressed together, as noVNC wants them. */
    static ArrayNode keys(Stream<Keystroke> strokes) {
        var keys = JSON.arrayNode();
        strokes.forEach(stroke -> keys.addObject()
                .put("keysym", stroke.keysym())
                .put("code", stroke.code())
                .put("held", (stroke.shift() ? 1 : 0) | (stroke.altGr() ? 2 : 0)));
        return keys;
    }
}
