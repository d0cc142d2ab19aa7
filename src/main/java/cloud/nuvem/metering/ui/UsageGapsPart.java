package cloud.nuvem.metering.ui;

import cloud.nuvem.metering.UsageGap;
import cloud.nuvem.ui.SectionTitle;
import cloud.nuvem.ui.SimpleTable;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** In which times nobody watched, and what that means for the bill: calmly, for nothing in doubt is charged. */
final class UsageGapsPart extends Div {

    UsageGapsPart(List<UsageGap> gaps) {
        var sentence = new Paragraph(Words.text(gaps.isEmpty() ? "usage.gaps.none" : "usage.gaps.text"));
        sentence.addClassName("nv-part-text");
        add(new SectionTitle(Words.text("usage.gaps")), sentence);
        if (!gaps.isEmpty()) {
            var table = new SimpleTable(Words.text("usage.gaps"))
                    .column(Words.text("usage.gaps.when"))
                    .column(Words.text("usage.gaps.what"))
                    .column(Words.text("usage.gaps.effect"));
            gaps.forEach(gap ->
                    table.row(new Span(UsageWords.period(gap.period())), new Span(what(gap)), new Span(effect(gap))));
            add(table);
        }
    }

    private static String what(UsageGap gap) {
        var resource = gap.resource();
        return resource == null
                ? Words.text("usage.gaps.region", gap.region().value())
                : Words.text("usage.gaps.resource", resource);
    }

    private static String effect(UsageGap gap) {
        if (!gap.inDoubt().isEmpty()) {
            return Words.text("usage.gaps.doubt", String.join(", ", gap.inDoubt()));
        }
        return Words.text(gap.resource() == null ? "usage.gaps.no-doubt" : "usage.gaps.missing");
    }
}
