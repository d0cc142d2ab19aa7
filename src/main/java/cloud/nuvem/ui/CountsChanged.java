package cloud.nuvem.ui;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;

/** A page saw that there are more or fewer of something now: the numbers in the navigation follow. */
public final class CountsChanged extends ComponentEvent<UI> {

    private CountsChanged(UI ui) {
        super(ui, false);
    }

    public static void tell(UI ui) {
        ComponentUtil.fireEvent(ui, new CountsChanged(ui));
    }

    public static Registration hear(UI ui, Runnable listener) {
        return ComponentUtil.addListener(ui, CountsChanged.class, event -> listener.run());
    }
}
