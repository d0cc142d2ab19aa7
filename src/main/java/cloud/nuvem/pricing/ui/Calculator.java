package cloud.nuvem.pricing.ui;

import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.OfferedPrices;
import cloud.nuvem.pricing.PricedItem;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.ui.CopyText;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.PricePanel;
import cloud.nuvem.ui.PricePanel.Line;
import cloud.nuvem.ui.PricePanel.Price;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.List;
import java.util.function.Consumer;

/** A configuration and what it costs; each change is told, so that the page's address can follow. */
final class Calculator extends Div {

    private final Prices prices;
    private final OfferedPrices offered;
    private final Consumer<Calculation> onChange;
    private final Select<String> type = new Select<>();
    private final IntegerField count = number("pricing.calculator.count", 1, 1_000);
    private final IntegerField hours = number("pricing.calculator.hours", 0, 730);
    private final Select<String> volume = new Select<>();
    private final IntegerField gib = number("pricing.calculator.gib", 0, 65_536);
    private final IntegerField traffic = number("pricing.calculator.traffic", 0, 1_000_000);
    private final PricePanel panel = new PricePanel();
    private final Div share = new Div();

    Calculator(Prices prices, OfferedPrices offered, Calculation shown, Consumer<Calculation> onChange) {
        this.prices = prices;
        this.offered = offered;
        this.onChange = onChange;
        addClassName("nv-calculator");
        share.addClassName("nv-calculator-share");
        select(type, "pricing.calculator.type", Meter.VM_RUNNING, shown.type());
        select(volume, "pricing.calculator.volume", Meter.VOLUME_SIZE, shown.volume());
        count.setValue(shown.count());
        hours.setValue(shown.hours());
        gib.setValue(shown.gib());
        traffic.setValue(shown.traffic());
        var fields = new Div(type, count, hours, volume, gib, traffic);
        fields.addClassName("nv-calculator-fields");
        add(fields, panel, share);
        show(shown);
        List.of(count, hours, gib, traffic).forEach(field -> field.addValueChangeListener(change -> changed()));
        type.addValueChangeListener(change -> changed());
        volume.addValueChangeListener(change -> changed());
    }

    private void select(Select<String> select, String key, Meter meter, String value) {
        select.setLabel(Words.text(key));
        select.setItems(Calculation.dimensions(offered, meter));
        if (!value.isEmpty()) {
            select.setValue(value);
        }
    }

    private static IntegerField number(String key, int least, int most) {
        var field = new IntegerField(Words.text(key));
        field.setMin(least);
        field.setMax(most);
        field.setStepButtonsVisible(true);
        field.setI18n(new IntegerField.IntegerFieldI18n()
                .setBadInputErrorMessage(Words.text("pricing.calculator.range", least, most))
                .setMinErrorMessage(Words.text("pricing.calculator.range", least, most))
                .setMaxErrorMessage(Words.text("pricing.calculator.range", least, most)));
        return field;
    }

    private void changed() {
        for (var field : List.of(count, hours, gib, traffic)) {
            if (field.isInvalid() || field.getValue() == null) {
                return; // the field says what is wrong; the last price that was right stays
            }
        }
        var calculation = new Calculation(
                offered.currency().getCurrencyCode(),
                type.getValue(),
                count.getValue(),
                hours.getValue(),
                volume.getValue(),
                gib.getValue(),
                traffic.getValue());
        show(calculation);
        onChange.accept(calculation);
    }

    private void show(Calculation calculation) {
        prices.estimate(offered.currency(), calculation.items())
                .ifPresent(estimate -> panel.show(new Price(
                        estimate.perMonth(),
                        estimate.perHour(),
                        estimate.lines().stream()
                                .map(line -> new Line(words(line.item()), line.perMonth()))
                                .toList(),
                        estimate.whileStopped().isZero()
                                ? ""
                                : Words.text(
                                        "pricing.calculator.while-stopped", MoneyText.format(estimate.whileStopped())),
                        "")));
        share.removeAll();
        var link = new CopyText(Words.text("pricing.calculator.link"), calculation.path());
        link.getElement().setAttribute("absolute", true);
        var request = new Pre(calculation.request());
        request.getElement().setAttribute("tabindex", "0");
        request.getElement().setAttribute("aria-label", Words.text("pricing.calculator.request"));
        share.add(link, new Div(Words.text("pricing.calculator.request")), request);
    }

    private static String words(PricedItem item) {
        var amount = Reader.current().number(item.quantity());
        return switch (item.meter()) {
            case VM_RUNNING ->
                Words.text(
                        "pricing.calculator.line.machines",
                        item.count(),
                        item.dimension(),
                        item.time().toHours());
            case VOLUME_SIZE -> Words.text("pricing.calculator.line.volumes", item.count(), amount, item.dimension());
            case OUTBOUND_TRAFFIC -> Words.text("pricing.calculator.line.traffic", item.count(), amount);
        };
    }
}
