package cloud.nuvem.ui;

import com.vaadin.flow.component.contextmenu.ContextMenu;
import tools.jackson.databind.node.ObjectNode;

/**
 * A menu whose entries can be made each time somebody opens it: every open page has several menus, each entry costs the server
 * kilobytes, and few are ever opened.
 */
public final class MenuOnDemand extends ContextMenu {

    private Runnable beforeOpen = () -> {};

    public MenuOnDemand() {
        setOpenOnClick(true);
    }

    /** @param entries adds them all to the menu, which is empty then */
    public MenuOnDemand filledBy(Runnable entries) {
        beforeOpen = () -> {
            removeAll();
            entries.run();
        };
        return this;
    }

    @Override
    protected boolean onBeforeOpenMenu(ObjectNode eventDetail) {
        beforeOpen.run();
        return super.onBeforeOpenMenu(eventDetail);
    }
}
