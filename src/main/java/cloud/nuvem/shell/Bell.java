package cloud.nuvem.shell;

import cloud.nuvem.ui.Ago;
import cloud.nuvem.ui.Background;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Notices;
import cloud.nuvem.ui.Notices.Notice;
import cloud.nuvem.ui.ResourceLink;
import cloud.nuvem.ui.Tone;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;

/** The notification centre behind the bell: outcomes of long work until they are read. */
final class Bell extends Div {

    private final Button button = Buttons.icon(Glyph.BELL, Words.text("shell.notifications"), () -> {});
    private final Popover popover = new Popover();
    private @Nullable Registration listening;

    Bell() {
        addClassName("nv-bell");
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(Words.text("shell.notifications"));
        popover.addClassName("nv-notices");
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                fill();
            } else {
                Notices.current().readAll();
            }
        });
        add(button, popover);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        var page = event.getUI();
        listening = Notices.current().onChange(() -> Background.tell(page, this::mark));
        mark();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        if (listening != null) {
            listening.remove();
        }
    }

    private void mark() {
        var unread = Notices.current().unread();
        setClassName("unread", unread > 0);
        button.setAriaLabel(
                unread == 0 ? Words.text("shell.notifications") : Words.text("shell.notifications.unread", unread));
        if (popover.isOpened()) {
            fill();
        }
    }

    private void fill() {
        popover.removeAll();
        var title = new Div(Words.text("shell.notifications"));
        title.addClassName("nv-notices-title");
        popover.add(title);
        var notices = Notices.current().all();
        if (notices.isEmpty()) {
            var nothing = new Paragraph(Words.text("shell.notifications.none"));
            nothing.addClassName("nv-notices-none");
            popover.add(nothing);
        }
        notices.forEach(notice -> popover.add(line(notice)));
    }

    private static Component line(Notice notice) {
        var icon = glyph(notice.tone()).icon();
        icon.addClassName(notice.tone().word());
        var path = notice.path();
        var title = path == null ? new Span(notice.title()) : new ResourceLink(path, notice.title());
        var detail = new Div(notice.detail());
        detail.addClassName("nv-caption");
        var words = new Div(title, detail, new Ago(notice.at(), Ago.Form.AGO));
        words.addClassName("nv-notice-words");
        var line = new Div(icon, words);
        line.addClassName("nv-notice");
        line.setClassName("unread", !notice.read());
        return line;
    }

    private static Glyph glyph(Tone tone) {
        return switch (tone) {
            case GOOD -> Glyph.GOOD;
            case BUSY -> Glyph.BUSY;
            case IDLE -> Glyph.INFO;
            case WARN -> Glyph.WARN;
            case BAD -> Glyph.BAD;
        };
    }
}
