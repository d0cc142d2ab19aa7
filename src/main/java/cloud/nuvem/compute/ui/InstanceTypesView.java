package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.Catalogue;
import cloud.nuvem.compute.InstanceType;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.kernel.Texts;
import cloud.nuvem.pricing.Estimate;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.ui.EmptyState;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.MoneyText;
import cloud.nuvem.ui.PageHeader;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** The sizes that machines come in, by series, with what they cost. */
@Route("p/:project/instance-types")
@PermitAll
class InstanceTypesView extends FramedPage implements BeforeEnterObserver {

    private final Desks desks;
    private final VirtualMachines machines;
    private final Catalogue catalogue;
    private final Prices prices;

    InstanceTypesView(Desks desks, VirtualMachines machines, Catalogue catalogue, Prices prices) {
        this.desks = desks;
        this.machines = machines;
        this.catalogue = catalogue;
        this.prices = prices;
    }

    @Override
    public String title() {
        return Words.text("type.list.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var desk = VmDesk.at(desks.at(event.getRouteParameters()), machines, catalogue, prices);
        var types = catalogue.instanceTypes(
                desk.desk().actor(), desk.desk().project().id());
        removeAll();
        add(new PageHeader(title()).sentence(Words.text("type.list.sentence", desk.region())));
        if (types.isEmpty()) {
            add(EmptyState.teaching(Glyph.CHIP, Words.text("type.empty"), Words.text("type.empty.text")));
        }
        types.stream()
                .collect(Collectors.groupingBy(InstanceType::series, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().stream().noneMatch(InstanceType::recommended)))
                .forEach(entry -> add(series(desk, entry.getKey(), entry.getValue())));
    }

    private static Component series(VmDesk desk, String series, List<InstanceType> types) {
        var part = new Div(new SectionTitle(Words.find("type.series." + series).orElse(series)));
        Words.find("type.series." + series + ".text").ifPresent(text -> part.add(sentence(text)));
        var table = new SimpleTable(series)
                .column(Words.text("type.column.name"))
                .number(Words.text("type.column.vcpus"))
                .number(Words.text("type.column.memory"))
                .number(Words.text("type.column.month"))
                .number(Words.text("type.column.hour"));
        types.forEach(type -> row(table, desk, type));
        part.add(table);
        part.addClassName("nv-part");
        return part;
    }

    private static void row(SimpleTable table, VmDesk desk, InstanceType type) {
        var estimate = desk.costs().estimate(type.name());
        var name = new Span(type.name());
        name.addClassName("nv-strong");
        var cell = new Span(name);
        cell.addClassName("nv-cell-name");
        if (type.recommended()) {
            var chip = new Span(Words.text("type.recommended"));
            chip.addClassNames("nv-tag", "accent");
            cell.add(chip);
        }
        table.row(
                cell,
                new Span(Reader.current().number(type.vcpus())),
                new Span(Texts.size(Reader.current().locale(), type.memory())),
                month(estimate),
                hour(estimate));
    }

    private static Component month(Estimate estimate) {
        return estimate.lines().isEmpty() ? new Span("–") : new MoneyText(estimate.perMonth());
    }

    private static Component hour(Estimate estimate) {
        var hour = estimate.lines().isEmpty() ? new Span("–") : MoneyText.hour(estimate.perHour());
        hour.addClassName("nv-quiet");
        return hour;
    }

    private static Paragraph sentence(String text) {
        var sentence = new Paragraph(text);
        sentence.addClassName("nv-part-text");
        return sentence;
    }
}
