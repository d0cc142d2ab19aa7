package cloud.nuvem.console.ui;

import cloud.nuvem.ui.Buttons;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** Over the console while there is none: what is the matter, and the one thing to do about it. */
final class ConsoleMessage extends Div {

    private final H2 title = new H2();
    private final Paragraph text = new Paragraph();
    private final Div actions = new Div();

    ConsoleMessage() {
        addClassName("nv-console-message");
        getElement().setAttribute("role", "status");
        actions.addClassName("nv-console-message-actions");
        add(title, text, actions);
        hide(); // until there is something to say
    }

    void show(String heading, String sentence, Component... buttons) {
        title.setText(heading);
        text.setText(sentence);
        actions.removeAll();
        actions.add(buttons);
        setVisible(true);
    }

    void show(String heading, String sentence, String button, Runnable action) {
        show(heading, sentence, Buttons.primary(button, action));
    }

    final void hide() {
        setVisible(false);
    }
}
