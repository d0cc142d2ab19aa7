package cloud.nuvem.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes something in steps: the steps with what is chosen at the left, the question in the middle, summary and price at the
 * right (a bottom sheet on phones). Back loses nothing; Next says what is missing instead of being disabled; a step behind or
 * ahead can be jumped to, as far as everything before it holds. Enter goes on, Escape asks to leave.
 */
public final class Wizard extends Div {

    /** Browsers tell what was typed when a field is left; Enter goes on without leaving it. */
    private static final String TAKE_WHAT_IS_TYPED = """
            this.addEventListener('keydown', (event) => {
              if (event.key === 'Enter' && event.target.closest('vaadin-text-field, vaadin-integer-field')) {
                event.target.dispatchEvent(new Event('change', {bubbles: true}));
              }
            }, true);""";

    private final List<WizardStep> steps;
    private final WizardRail rail;
    private final H2 question = new H2();
    private final Div content = new Div();
    private final Div problems = new Div();
    private final Button back = Buttons.plain(Words.text("ui.wizard.back"), this::back);
    private final Button next = Buttons.primary("", this::next);
    private final List<Consumer<WizardStep>> listeners = new ArrayList<>();
    private final Runnable onFinish;
    private String finishWords;
    private int current;

    /**
     * What surrounds the steps.
     *
     * @param summary price, quota: always in sight
     * @param sheetLine the same in one or two lines, for the closed bottom sheet
     * @param finishWords what the last button says and does: {@code Create VM}
     * @param onLeave asked with Escape
     */
    public record Surroundings(
            Component summary, Component sheetLine, String finishWords, Runnable onFinish, Runnable onLeave) {}

    public Wizard(List<WizardStep> steps, Surroundings surroundings) {
        this.steps = List.copyOf(steps);
        this.onFinish = surroundings.onFinish();
        this.finishWords = surroundings.finishWords();
        this.rail = new WizardRail(this.steps, this::jump);
        addClassName("nv-wizard");
        next.setId("wizard-next");
        add(rail, middle(), new WizardSheet(surroundings.summary(), surroundings.sheetLine()));
        goOnWithEnter();
        Shortcuts.addShortcutListener(this, surroundings.onLeave()::run, Key.ESCAPE);
        show(0);
    }

    /** Enter in a field or on a choice goes on; on a button, a link or in a text of several lines it keeps its own meaning. */
    private void goOnWithEnter() {
        content.addAttachListener(attach -> content.getElement().executeJs(TAKE_WHAT_IS_TYPED));
        content.getElement()
                .addEventListener("keydown", event -> next())
                .setFilter("event.key === 'Enter' && !event.defaultPrevented && !event.isComposing"
                        + " && !event.target.closest('vaadin-text-area, vaadin-button, button, a,"
                        + " vaadin-combo-box[opened], vaadin-select, [data-own-enter]')")
                .preventDefault();
    }

    private Section middle() {
        question.getElement().setAttribute("tabindex", "-1");
        content.addClassName("nv-wizard-content");
        problems.addClassName("nv-wizard-problems");
        problems.getElement().setAttribute("role", "alert");
        problems.setVisible(false);
        var hint = new Span(Words.text("ui.wizard.enter"));
        hint.addClassName("nv-wizard-hint");
        var buttons = new Div(back, hint, next);
        buttons.addClassName("nv-wizard-buttons");
        var section = new Section(question, problems, content, buttons);
        section.addClassName("nv-wizard-middle");
        return section;
    }

    /** What the last button says, when it depends on what was chosen: {@code Create VM · €0.0119/h}. */
    public void finishWords(String words) {
        finishWords = words;
        nameButtons();
    }

    /** Something was chosen: the words beside the steps follow. */
    public void refresh() {
        rail.show(current);
        nameButtons();
    }

    /** Told whenever another step is shown: for the URL and the draft. */
    public void onStep(Consumer<WizardStep> listener) {
        listeners.add(listener);
    }

    public WizardStep step() {
        return steps.get(current);
    }

    /** Shows a step by its id; one that does not exist, or whose predecessors do not hold, shows the first that does not. */
    public void open(String id) {
        for (int index = 0; index < steps.size(); index++) {
            if (steps.get(index).id().equals(id)) {
                jump(index);
                return;
            }
        }
    }

    /**
     * Goes to the step that holds the cause, names it there and at its field: for refusals that came only with the last button.
     *
     * @param id of the step
     */
    public void refuse(String id, String field, String sentence) {
        for (int index = 0; index < steps.size(); index++) {
            if (steps.get(index).id().equals(id)) {
                show(index);
            }
        }
        list(List.of(new WizardStep.Problem(sentence, step().refused(field, sentence))));
    }

    private void back() {
        if (current > 0) {
            show(current - 1);
        }
    }

    private void next() {
        if (!holds(current)) {
            return;
        }
        if (current == steps.size() - 1) {
            onFinish.run();
        } else {
            show(current + 1);
        }
    }

    private void jump(int target) {
        for (int index = current; index < target; index++) {
            if (!steps.get(index).check().isEmpty()) {
                show(index);
                holds(index);
                return;
            }
        }
        show(target);
    }

    private boolean holds(int index) {
        var found = steps.get(index).check();
        list(found);
        return found.isEmpty();
    }

    private void list(List<WizardStep.Problem> found) {
        problems.removeAll();
        problems.setVisible(!found.isEmpty());
        if (found.isEmpty()) {
            return;
        }
        problems.add(Glyph.BAD.icon());
        var lines = new Div();
        found.forEach(problem -> lines.add(Buttons.link(problem.sentence(), problem.focus())));
        problems.add(lines);
        found.getFirst().focus().run();
    }

    private void show(int index) {
        current = index;
        var step = step();
        question.setText(step.question());
        content.removeAll();
        content.add(step.content());
        problems.setVisible(false);
        back.setVisible(index > 0);
        refresh();
        step.shown();
        question.getElement().executeJs("if (document.activeElement !== document.body) this.focus()");
        listeners.forEach(listener -> listener.accept(step));
    }

    private void nameButtons() {
        var last = current == steps.size() - 1;
        next.setText(
                last
                        ? finishWords
                        : Words.text("ui.wizard.next", steps.get(current + 1).title()));
    }
}
