package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VmOverview;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.ui.Ago;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.Optional;

/** Under the list: how many, how old what is shown may be, what all of it costs. */
final class VmListFooter extends Div {

    private final Span count = new Span();
    private final Ago updated = new Ago(Instant.now(), Ago.Form.AGO);
    private final Span age = new Span(new Span(Words.text("vm.footer.updated") + " "), updated);
    private final Span sum = new Span();

    VmListFooter() {
        addClassName("nv-list-footer");
        add(count, age, sum);
    }

    void show(long total, VmOverview overview, Optional<Money> perMonth) {
        count.setText(
                total == overview.total()
                        ? Words.text("vm.footer.count", total)
                        : Words.text("vm.footer.count-of", total, overview.total()));
        updated.show(Instant.now().minus(overview.age()));
        sum.removeAll();
        perMonth.ifPresent(amount -> {
            var money = new MoneyText(amount);
            money.addClassName("nv-sum");
            sum.add(money, new Span(" " + Words.text("vm.footer.rate")));
        });
    }
}
