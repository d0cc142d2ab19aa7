package cloud.nuvem.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.IntConsumer;

/** The steps with their state and what is chosen in words; on phones a line of progress. */
final class WizardRail extends Nav {

    private final List<WizardStep> steps;
    private final IntConsumer onJump;
    private final OrderedList list = new OrderedList();
    private final Div progress = new Div();

    WizardRail(List<WizardStep> steps, IntConsumer onJump) {
        this.steps = steps;
        this.onJump = onJump;
        addClassName("nv-wizard-rail");
        getElement().setAttribute("aria-label", Words.text("ui.wizard.steps"));
        progress.addClassName("nv-wizard-progress");
        add(list, progress);
    }

    void show(int current) {
        list.removeAll();
        for (int index = 0; index < steps.size(); index++) {
            list.add(item(index, current));
        }
        progress.removeAll();
        var bar = new Span();
        bar.getElement()
                .setProperty(
                        "innerHTML",
                        "<progress class=\"nv-progress\" aria-hidden=\"true\" max=\"" + steps.size() + "\" value=\""
                                + (current + 1) + "\"></progress>");
        progress.add(new Span(Words.text("ui.wizard.progress", current + 1, steps.size())), bar);
    }

    private ListItem item(int index, int current) {
        var step = steps.get(index);
        var mark = new Span();
        mark.addClassName("nv-step-mark");
        if (index < current) {
            mark.add(Glyph.CHECK.icon());
        } else {
            mark.setText(Integer.toString(index + 1));
        }
        var title = new Span(step.title());
        title.addClassName("nv-step-title");
        var choice = new Span(step.choice());
        choice.addClassName("nv-step-choice");
        var words = new Span(title, choice);
        words.addClassName("nv-step-words");
        var button = new NativeButton();
        button.add(mark, words);
        button.addClickListener(click -> onJump.accept(index));
        var item = new ListItem(button);
        item.addClassName(index < current ? "done" : index == current ? "current" : "ahead");
        if (index == current) {
            button.getElement().setAttribute("aria-current", "step");
        }
        return item;
    }
}
