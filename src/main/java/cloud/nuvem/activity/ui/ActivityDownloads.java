package cloud.nuvem.activity.ui;

import cloud.nuvem.activity.Activity;
import cloud.nuvem.activity.Activity.ActivityExport;
import cloud.nuvem.activity.Activity.ActivityExport.Format;
import cloud.nuvem.activity.ActivityFilter;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.function.Supplier;

/** What the filter shows, as a file. */
final class ActivityDownloads {

    private final Activity activity;
    private final ActivitySubject subject;
    private final Supplier<ActivityFilter> filter;

    ActivityDownloads(Activity activity, ActivitySubject subject, Supplier<ActivityFilter> filter) {
        this.activity = activity;
        this.subject = subject;
        this.filter = filter;
    }

    Component button() {
        var button = Buttons.icon(Glyph.DOWNLOAD, Words.text("activity.export"), () -> {});
        button.addClassName("nv-activity-download");
        button.getElement().setAttribute("aria-haspopup", "menu");
        var menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        menu.addItem(link(Format.CSV, "text/csv;charset=UTF-8", "csv", "activity.export.csv"));
        menu.addItem(link(Format.JSON_LINES, "application/x-ndjson", "jsonl", "activity.export.json-lines"));
        return button;
    }

    private Anchor link(Format format, String type, String ending, String words) {
        DownloadHandler handler = event -> {
            event.setFileName(subject.name() + "." + ending);
            event.setContentType(type);
            var export =
                    new ActivityExport(filter.get(), Reader.of(event.getUI()).locale(), format);
            activity.export(subject.actor(), subject.place(), export, event.getOutputStream());
        };
        var link = new Anchor(handler, AttachmentType.DOWNLOAD, Words.text(words));
        link.addClassName("nv-menu-label");
        return link;
    }
}
