package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.InstanceType;
import cloud.nuvem.compute.VmOverview;
import cloud.nuvem.ui.ActionMenu;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.FilterBar;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Segments;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Narrows the list of machines: search, state with counts, tag, instance type. */
final class VmFilterBar extends Composite<FilterBar> {

    private final Consumer<VmFilter> onFilter;
    private final FilterBar bar;
    private final Segments segments;
    private final Button tagButton = dropDown();
    private final ActionMenu tags = new ActionMenu(tagButton).fromStart();
    private final Button typeButton = dropDown();
    private final ActionMenu types = new ActionMenu(typeButton).fromStart();
    private Map<String, ? extends Set<String>> tagsInMenu = Map.of();
    private List<InstanceType> typesInMenu = List.of();
    private VmFilter filter;

    VmFilterBar(VmFilter filter, Consumer<VmFilter> onFilter, VmGridSettings settings) {
        this.filter = filter;
        this.onFilter = onFilter;
        bar = new FilterBar(Words.text("vm.search"), text -> change(this.filter.searching(text)));
        segments = new Segments(Words.text("vm.segments"), id -> change(this.filter.in(VmSegment.of(id))));
        typeButton.addClassName("wide");
        tags.filledBy(this::fillTags);
        types.filledBy(this::fillTypes);
        bar.filter(segments, tags, types).tool(settings.density(), settings.columns());
        show(filter);
    }

    @Override
    protected FilterBar initContent() {
        return bar;
    }

    private void change(VmFilter chosen) {
        onFilter.accept(chosen);
    }

    void show(VmFilter shown) {
        filter = shown;
        bar.showSearch(shown.search());
        var tag = shown.tag();
        tagButton.setText(tag == null ? Words.text("vm.filter.tag") : Words.text("vm.filter.tag.is", tag));
        tagButton.setClassName("nv-chosen", tag != null);
        var type = shown.instanceType();
        typeButton.setText(type == null ? Words.text("vm.filter.type") : type);
        typeButton.setClassName("nv-chosen", type != null);
    }

    void show(VmOverview overview, List<InstanceType> offered) {
        var shown = new ArrayList<Segments.Segment>();
        for (var segment : VmSegment.values()) {
            long count = segment.count(overview.byState(), overview.total());
            if (count > 0 || segment != VmSegment.PAUSED || filter.segment() == segment) {
                shown.add(new Segments.Segment(segment.id(), Words.text("vm.segment." + segment.id()), count));
            }
        }
        segments.show(shown, filter.segment().id());
        tags.setVisible(!overview.tags().isEmpty() || filter.tag() != null);
        tagsInMenu = overview.tags();
        typesInMenu = offered;
    }

    private void fillTags() {
        tags.add(Glyph.CLOSE, Words.text("vm.filter.tag.any"), () -> change(filter.tagged(null)));
        tags.addLine();
        tagsInMenu.forEach((key, values) -> values.forEach(value -> {
            var tag = value.equals("true") ? key : key + "=" + value;
            tags.add(Glyph.TAG, tag, () -> change(filter.tagged(tag)));
        }));
    }

    private void fillTypes() {
        types.add(Glyph.CLOSE, Words.text("vm.filter.type.any"), () -> change(filter.ofType(null)));
        types.addLine();
        typesInMenu.forEach(type -> types.add(Glyph.CHIP, type.name(), () -> change(filter.ofType(type.name()))));
    }

    private static Button dropDown() {
        var button = Buttons.plain("", () -> {});
        button.setSuffixComponent(Glyph.CHEVRON_DOWN.icon());
        button.addClassName("nv-filter-menu");
        return button;
    }
}
