package cloud.nuvem.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;

/** Head of a page: one title, one sentence when it helps, one primary action at the right, the others before it. */
public final class PageHeader extends Header {

    private final H1 title = new H1();
    private final Div titleLine = new Div(title);
    private final Div words = new Div(titleLine);
    private final Div actions = new Div();

    public PageHeader(String title) {
        addClassName("nv-page-header");
        this.title.setText(title);
        titleLine.addClassName("nv-title-line");
        words.addClassName("nv-page-words");
        actions.addClassName("nv-page-actions");
        add(words, actions);
    }

    /** For what is called otherwise while the page is open. */
    public void rename(String text) {
        title.setText(text);
    }

    public PageHeader sentence(String text) {
        var sentence = new Paragraph(text);
        sentence.addClassName("nv-page-sentence");
        words.add(sentence);
        return this;
    }

    /** On the line of the title: a badge, since when. */
    public PageHeader beside(Component... components) {
        titleLine.add(components);
        return this;
    }

    /** Under the title: the two or three facts that matter. */
    public PageHeader facts(Component... components) {
        var facts = new Div(components);
        facts.addClassName("nv-page-facts");
        words.add(facts);
        return this;
    }

    /** The one action of the page. On a phone it stays in reach of the thumb, at the foot of the screen. */
    public PageHeader primary(Button button) {
        button.addClassName("nv-page-primary");
        actions.add(button);
        return this;
    }

    public PageHeader actions(Component... components) {
        actions.add(components);
        return this;
    }

    /** For pages that exchange their actions with the state of what they show. */
    public Div actions() {
        return actions;
    }
}
