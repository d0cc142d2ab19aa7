package cloud.nuvem.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;

/** A table of some dozens of rows at most: plain, read well by screen readers; on phones each row becomes a card. */
public final class SimpleTable extends Div {

    private final NativeTableRow head = new NativeTableRow();
    private final NativeTableBody body;

    /** @param name what screen readers call the table */
    public SimpleTable(String name) {
        addClassName("nv-table");
        var table = new NativeTable();
        table.getElement().setAttribute("aria-label", name);
        table.getHead().add(head);
        body = table.getBody();
        add(table);
    }

    /** A column of words. */
    public SimpleTable column(String words) {
        head.add(heading(words));
        return this;
    }

    /** A column of numbers or money, aligned at its end. */
    public SimpleTable number(String words) {
        var cell = heading(words);
        cell.addClassName("number");
        head.add(cell);
        return this;
    }

    /** A column of buttons, whose name only screen readers need. */
    public SimpleTable actions(String words) {
        var spoken = new Span(words);
        spoken.addClassName("nv-sr-only");
        var cell = new NativeTableHeaderCell();
        cell.add(spoken);
        cell.addClassNames("number", "actions");
        head.add(cell);
        return this;
    }

    public void row(Component... cells) {
        var row = new NativeTableRow();
        for (int index = 0; index < cells.length; index++) {
            var heading = (NativeTableHeaderCell) head.getComponentAt(index);
            var cell = row.addDataCell();
            cell.add(cells[index]);
            cell.getElement().setAttribute("data-label", heading.getElement().getTextRecursively());
            cell.setClassName("number", heading.hasClassName("number"));
            cell.setClassName("actions", heading.hasClassName("actions"));
        }
        body.add(row);
    }

    public void clear() {
        body.removeAll();
    }

    private static NativeTableHeaderCell heading(String words) {
        var cell = new NativeTableHeaderCell(words);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }
}
