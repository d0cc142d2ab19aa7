package cloud.nuvem.metering.ui;

import cloud.nuvem.metering.Usage.ExportFormat;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.Locale;
import java.util.function.Supplier;

/** What the filter shows, as a file. */
final class UsageDownloads extends Composite<Button> {

    private final UsageDesk desk;
    private final Supplier<UsageChoice> choice;

    UsageDownloads(UsageDesk desk, Supplier<UsageChoice> choice) {
        this.desk = desk;
        this.choice = choice;
    }

    @Override
    protected Button initContent() {
        var button = Buttons.plain(Glyph.DOWNLOAD, Words.text("usage.export"), () -> {});
        button.getElement().setAttribute("aria-haspopup", "menu");
        var menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        for (var format : ExportFormat.values()) {
            menu.addItem(link(format));
        }
        return button;
    }

    private Anchor link(ExportFormat format) {
        var id = format.name().toLowerCase(Locale.ROOT);
        DownloadHandler handler = event -> {
            event.setFileName(desk.organization().slug() + "-usage-" + id + ".csv");
            event.setContentType("text/csv;charset=UTF-8");
            desk.usage().export(desk.actor(), desk.id(), choice.get().filter(), format, event.getOutputStream());
        };
        var link = new Anchor(handler, AttachmentType.DOWNLOAD, Words.text("usage.export." + id));
        link.addClassName("nv-menu-label");
        return link;
    }
}
