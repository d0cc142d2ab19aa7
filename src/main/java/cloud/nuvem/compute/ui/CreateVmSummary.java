package cloud.nuvem.compute.ui;

import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.PricedItem;
import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.quota.Quotas.Usage;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.PricePanel;
import cloud.nuvem.ui.PricePanel.Line;
import cloud.nuvem.ui.PricePanel.Price;
import cloud.nuvem.ui.QuotaBars;
import cloud.nuvem.ui.QuotaBars.Bar;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the wish costs and what is left of the quota after it: beside every step. */
final class CreateVmSummary extends Div {

    private final VmOffer offer;
    private final VmDraft draft;
    private final PricePanel price = new PricePanel();
    private final QuotaBars quota = new QuotaBars();
    private final Span line = new Span();

    CreateVmSummary(VmOffer offer, VmDraft draft) {
        this.offer = offer;
        this.draft = draft;
        add(price, quota);
        refresh();
    }

    /** The price in one line, for the closed sheet of a phone. */
    Span line() {
        return line;
    }

    void refresh() {
        var estimate = offer.priceOf(draft);
        price.show(new Price(
                estimate.perMonth(),
                estimate.perHour(),
                estimate.lines().stream()
                        .map(each -> new Line(words(each.item()), each.perMonth()))
                        .toList(),
                estimate.whileStopped().isZero()
                        ? ""
                        : Words.text("vm.create.summary.while-stopped", MoneyText.format(estimate.whileStopped())),
                estimate.unpriced().isEmpty()
                        ? ""
                        : Words.text(
                                "vm.create.summary.unpriced",
                                estimate.unpriced().stream().map(this::words).collect(Collectors.joining(", ")))));
        line.setText(Words.text(
                "vm.create.summary.line", MoneyText.format(estimate.perMonth()), MoneyText.format(estimate.perHour())));
        var needs = offer.needs(draft);
        quota.show(
                Words.text("vm.create.summary.quota"),
                offer.quota().stream()
                        .map(usage -> bar(usage, needs.getOrDefault(usage.limit(), 0L)))
                        .toList());
    }

    private String words(PricedItem item) {
        if (item.meter() == Meter.VOLUME_SIZE) {
            var type = offer.volumeType(item.dimension())
                    .map(each -> each.displayName())
                    .orElse(item.dimension());
            return Words.text("vm.create.summary.volume", item.total(), type);
        }
        return draft.count == 1
                ? item.dimension()
                : Words.text("vm.create.summary.machines", item.total(), item.dimension());
    }

    private static Bar bar(Usage usage, long added) {
        var after = usage.used() + added;
        var note = after > usage.allowed()
                ? Words.text("vm.create.summary.over", after - usage.allowed())
                : after == usage.allowed() ? Words.text("vm.create.summary.last") : "";
        var unit = usage.limit() == Limit.MEMORY_GIB || usage.limit() == Limit.VOLUME_GIB ? "GiB" : "";
        return new Bar(Words.text(key(usage.limit())), unit, usage.used(), added, usage.allowed(), note);
    }

    private static String key(Limit limit) {
        return "quota." + limit.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
