package cloud.nuvem.pricing.ui;

import cloud.nuvem.pricing.Price;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** A list beside the one in force: what each price was, and by how much it moves. */
record PriceComparison(List<Price> inForce) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    Span cell(Price price) {
        var cell = new Span();
        update(cell, price);
        return cell;
    }

    void update(Span cell, Price price) {
        var before = before(price);
        var words = before.map(old -> words(old, price)).orElseGet(() -> Words.text("pricing.compared.new"));
        cell.setText(words);
        cell.setClassName(
                "nv-price-changed", before.filter(old -> old.equals(price)).isEmpty());
        cell.setClassName("nv-quiet", before.filter(old -> old.equals(price)).isPresent());
    }

    private Optional<Price> before(Price price) {
        return inForce.stream()
                .filter(old -> old.meter() == price.meter() && old.dimension().equals(price.dimension()))
                .findFirst();
    }

    private static String words(Price old, Price price) {
        if (old.equals(price)) {
            return Words.text("pricing.compared.same");
        }
        var was = PriceWords.perUnit(old);
        if (old.perUnit().isZero() || old.perUnit().equals(price.perUnit())) {
            return Words.text("pricing.compared.was", was);
        }
        var percent = price.perUnit()
                .amount()
                .subtract(old.perUnit().amount())
                .multiply(HUNDRED)
                .divide(old.perUnit().amount(), 1, RoundingMode.HALF_UP);
        var sign = percent.signum() > 0 ? "+" : percent.signum() < 0 ? "−" : "";
        return Words.text("pricing.compared.by", was, sign + Reader.current().number(percent.abs()));
    }

    /** Prices that are in force and not in the list. */
    List<Price> missingIn(List<Price> prices) {
        return inForce.stream()
                .filter(old -> prices.stream()
                        .noneMatch(price -> price.meter() == old.meter()
                                && price.dimension().equals(old.dimension())))
                .toList();
    }
}
