package cloud.nuvem.pricing.ui;

import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.Price;
import cloud.nuvem.pricing.PriceCsv;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** One price of a draft in the table where it is edited; written as in the CSV, so that both are read by one reader. */
final class PriceRow {

    private final Meter meter;
    private final TextField dimension;
    private final TextField perUnit;
    private final TextField allowance;
    private final TextField cap;
    private final TextField tiers;

    PriceRow(Price price, Runnable onChange) {
        var cells = PriceCsv.write(List.of(price)).lines().toList().get(1).split(",", -1);
        meter = price.meter();
        dimension = field("dimension", cells[1], onChange);
        perUnit = field("per-unit", cells[2], onChange);
        allowance = field("allowance", cells[3], onChange);
        cap = field("cap", cells[4], onChange);
        tiers = field("tiers", cells[5], onChange);
        tiers.addClassName("nv-price-tiers");
    }

    private TextField field(String name, String value, Runnable onChange) {
        var field = new TextField();
        field.setAriaLabel(Words.text("pricing.column." + name) + ", " + PriceWords.meter(meter));
        field.setValue(value);
        field.addClassName("nv-price-input");
        field.addValueChangeListener(change -> onChange.run());
        return field;
    }

    Meter meter() {
        return meter;
    }

    Component[] fields(Component after) {
        return new Component[] {dimension, perUnit, allowance, cap, tiers, after};
    }

    /** Empty where it cannot be read; the fields stay as they were typed. */
    Optional<Price> price(Currency currency) {
        var line = String.join(
                ",",
                meter.name(),
                dimension.getValue().strip(),
                perUnit.getValue().strip().replace(',', '.'),
                allowance.getValue().strip().replace(',', '.'),
                cap.getValue().strip().replace(',', '.'),
                tiers.getValue().strip().replace(',', '.'));
        var result = PriceCsv.read(PriceCsv.HEADER + "\n" + line, currency);
        boolean readable = result instanceof PriceCsv.Result.Read;
        perUnit.setInvalid(!readable);
        return result instanceof PriceCsv.Result.Read read
                ? read.prices().stream().findFirst()
                : Optional.empty();
    }
}
