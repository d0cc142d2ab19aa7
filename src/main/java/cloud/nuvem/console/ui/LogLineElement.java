package cloud.nuvem.console.ui;

import cloud.nuvem.console.LogLine;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;

/** The browser's part of a log: lines with their colours, following, searching. Takes the next lines when it has shown the last. */
@Tag("nv-log")
@JsModule("./console/nv-log.ts")
final class LogLineElement extends Component {

    private static final List<String> WORDS = List.of(
            "search", "matches", "none", "previous", "next", "follow", "following", "more", "times", "wrap", "label");

    LogLineElement(String machine, Locale locale, ZoneId zone) {
        getElement().setAttribute("machine", machine);
        getElement().setAttribute("locale", locale.toLanguageTag());
        getElement().setAttribute("zone", zone.getId());
        WORDS.forEach(word -> getElement().setAttribute("words-" + word, Words.text("console.log." + word)));
    }

    /** @param onTaken runs when the browser has shown them */
    void append(List<LogLine> lines, Runnable onTaken) {
        var batch = JsonNodeFactory.instance.arrayNode();
        lines.forEach(line -> batch.addArray().add(line.at().toEpochMilli()).add(line.text()));
        getElement().callJsFunction("show", batch).then(shown -> onTaken.run(), failure -> onTaken.run());
    }

    /** Something that the machine did not say. */
    void note(String words) {
        getElement().callJsFunction("note", words);
    }
}
