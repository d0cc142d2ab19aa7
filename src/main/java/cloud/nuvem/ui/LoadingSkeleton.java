package cloud.nuvem.ui;

import com.vaadin.flow.component.html.Div;

/** Grey lines in the place of rows that are on their way. */
public final class LoadingSkeleton extends Div {

    public LoadingSkeleton(int rows) {
        addClassName("nv-skeleton");
        getElement().setAttribute("role", "status");
        getElement().setAttribute("aria-label", Words.text("ui.loading"));
        for (int row = 0; row < rows; row++) {
            add(new Div());
        }
    }
}
