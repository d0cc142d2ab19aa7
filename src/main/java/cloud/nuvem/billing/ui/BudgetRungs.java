package cloud.nuvem.billing.ui;

import cloud.nuvem.billing.Budget.Basis;
import cloud.nuvem.billing.Budget.Measure;
import cloud.nuvem.billing.Budget.Threshold;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.ArrayList;
import java.util.List;

/** The ladder of a budget, to be chosen rung by rung. */
final class BudgetRungs extends Div {

    private static final int MOST = 10;

    private final List<Rung> rungs = new ArrayList<>();
    private final Div list = new Div();

    BudgetRungs(List<Threshold> thresholds) {
        addClassName("nv-rungs");
        list.addClassName("nv-rungs-list");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", Words.text("billing.budget.ladder"));
        thresholds.forEach(this::append);
        add(
                list,
                Buttons.plain(
                        Glyph.PLUS,
                        Words.text("billing.budget.add-rung"),
                        () -> append(new Threshold(Basis.ACTUAL, 100, Measure.NOTIFY))));
    }

    /** What cannot be read is refused as a threshold, not left out. */
    List<Threshold> thresholds() {
        return rungs.stream().map(Rung::threshold).toList();
    }

    private void append(Threshold threshold) {
        if (rungs.size() < MOST) {
            var rung = new Rung(threshold, rungs.size() + 1);
            rungs.add(rung);
            list.add(rung);
        }
    }

    private final class Rung extends Div {

        private final IntegerField percent = new IntegerField(Words.text("billing.budget.percent"));
        private final Select<Basis> basis = new Select<>();
        private final Select<Measure> measure = new Select<>();

        Rung(Threshold threshold, int number) {
            addClassName("nv-rung");
            percent.setSuffixComponent(new com.vaadin.flow.component.html.Span("%"));
            percent.setValue(threshold.percent());
            basis.setLabel(Words.text("billing.budget.basis"));
            basis.setItems(Basis.values());
            basis.setItemLabelGenerator(BudgetWords::basis);
            basis.setValue(threshold.basis());
            measure.setLabel(Words.text("billing.budget.measure"));
            measure.setItems(Measure.values());
            measure.setItemLabelGenerator(BudgetWords::measure);
            measure.setValue(threshold.measure());
            var remove = Buttons.icon(Glyph.CLOSE, Words.text("billing.budget.remove-rung", number), () -> {
                rungs.remove(this);
                list.remove(this);
            });
            add(percent, basis, measure, remove);
        }

        Threshold threshold() {
            var typed = percent.getValue();
            return new Threshold(basis.getValue(), typed == null ? 0 : typed, measure.getValue());
        }
    }
}
