package cloud.nuvem.ui;

import com.vaadin.flow.component.badge.Badge;

/** The tinted badge of a page's head: icon, word and, while something long runs, its percent. */
public final class StatusBadge extends Badge {

    public StatusBadge(Status status) {
        show(status);
    }

    /** Changes in place, so that the page keeps its focus and a screen reader hears only what is new. */
    public void show(Status status) {
        var percent = status.percent();
        setText(percent == null ? status.words() : status.words() + " " + percent + " %");
        setIcon(status.glyph().icon());
        getElement().getThemeList().clear();
        getElement().getThemeList().add(status.tone().word());
    }
}
