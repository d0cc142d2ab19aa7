package cloud.nuvem.pricing.ui;

import cloud.nuvem.pricing.Plans.PlanDetails;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.List;

/** What a plan is made of, to be typed. */
final class PlanFields {

    private final TextField name = new TextField(Words.text("pricing.column.name"));
    private final Select<String> list = new Select<>();
    private final BigDecimalField discount = new BigDecimalField(Words.text("pricing.plan.discount"));
    private final Checkbox offered = new Checkbox(Words.text("pricing.plan.offer"));

    PlanFields(List<String> lists) {
        name.addClassName("nv-wide");
        list.setLabel(Words.text("pricing.column.list"));
        list.setItems(lists);
        list.addClassName("nv-wide");
        lists.stream().findFirst().ifPresent(list::setValue);
        discount.setValue(BigDecimal.ZERO);
    }

    PlanFields show(PlanDetails plan) {
        name.setValue(plan.plan().name());
        offered.setValue(plan.offered());
        plan.terms().stream().findFirst().ifPresent(terms -> {
            list.setValue(terms.priceList());
            discount.setValue(terms.discountPercent());
        });
        return this;
    }

    Component[] components() {
        return new Component[] {name, list, discount, offered};
    }

    String name() {
        return name.getValue().strip();
    }

    String list() {
        var chosen = list.getValue();
        return chosen == null ? "" : chosen;
    }

    /** What cannot be read is refused as a discount, not taken for none. */
    BigDecimal discount() {
        var typed = discount.getValue();
        return typed == null ? BigDecimal.ONE.negate() : typed;
    }

    boolean offered() {
        return offered.getValue();
    }
}
