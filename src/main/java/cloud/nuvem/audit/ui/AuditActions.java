package cloud.nuvem.audit.ui;

import cloud.nuvem.audit.AuditTrail.ExportFormat;
import cloud.nuvem.audit.AuditTrail.Verification;
import cloud.nuvem.audit.AuditTrail.Verification.Broken;
import cloud.nuvem.audit.AuditTrail.Verification.Intact;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.CopyText;
import cloud.nuvem.ui.ErrorState;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.KeyValueList;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.time.Instant;
import java.util.function.Supplier;

/** What can be done with the whole trail: take it away, check it. */
final class AuditActions {

    private final AuditDesk desk;
    private final Supplier<AuditChoice> choice;

    AuditActions(AuditDesk desk, Supplier<AuditChoice> choice) {
        this.desk = desk;
        this.choice = choice;
    }

    /** What the filter shows, as a file. */
    Component export() {
        var button = Buttons.plain(Glyph.DOWNLOAD, Words.text("audit.export"), () -> {});
        button.getElement().setAttribute("aria-haspopup", "menu");
        var menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        menu.addItem(link(ExportFormat.CSV, "text/csv;charset=UTF-8", "csv", "audit.export.csv"));
        menu.addItem(link(ExportFormat.JSON_LINES, "application/x-ndjson", "jsonl", "audit.export.json-lines"));
        return button;
    }

    private Anchor link(ExportFormat format, String type, String ending, String words) {
        DownloadHandler handler = event -> {
            event.setFileName(desk.organization().slug() + "-audit." + ending);
            event.setContentType(type);
            var filter = choice.get().filter(Instant.now());
            desk.trail().export(desk.actor(), desk.organization().id(), filter, format, event.getOutputStream());
        };
        var link = new Anchor(handler, AttachmentType.DOWNLOAD, Words.text(words));
        link.addClassName("nv-menu-label");
        return link;
    }

    Button verify() {
        return Buttons.plain(Glyph.CHECK, Words.text("audit.verify"), this::openVerification);
    }

    private void openVerification() {
        var result = desk.trail().verify(desk.actor(), desk.organization().id());
        var dialog = new Dialog(Words.text("audit.verify.title"), said(result));
        dialog.setWidth("560px");
        dialog.setMaxWidth("calc(100vw - 32px)");
        dialog.getFooter().add(Buttons.primary(Words.text("ui.close"), dialog::close));
        dialog.open();
    }

    private static Component said(Verification result) {
        return switch (result) {
            case Intact(var rows, var hash) ->
                new Div(
                        new Paragraph(Words.text("audit.verify.intact")),
                        new KeyValueList()
                                .add(
                                        Words.text("audit.verify.rows"),
                                        Reader.current().number(rows))
                                .add(Words.text("audit.verify.head"), new CopyText(hash)));
            case Broken(var sequence, var fault) ->
                new ErrorState(Words.text("audit.verify.broken"), Words.text("audit.verify.fault." + fault, sequence));
        };
    }
}
