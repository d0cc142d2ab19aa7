package cloud.nuvem.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;

/** Summary of a wizard: a column at the right; on phones a sheet at the bottom with one line, unfolded by its button. */
final class WizardSheet extends Aside {

    private final NativeButton unfold = new NativeButton();
    private boolean open;

    WizardSheet(Component summary, Component line) {
        addClassName("nv-wizard-sheet");
        getElement().setAttribute("aria-label", Words.text("ui.wizard.summary"));
        unfold.addClassName("nv-sheet-unfold");
        unfold.add(new Div(line), Glyph.CHEVRON_UP.icon());
        unfold.addClickListener(click -> show(!open));
        var full = new Div(summary);
        full.addClassName("nv-sheet-full");
        add(unfold, full);
        show(false);
    }

    private void show(boolean opened) {
        open = opened;
        setClassName("open", opened);
        unfold.getElement().setAttribute("aria-expanded", Boolean.toString(opened));
    }
}
