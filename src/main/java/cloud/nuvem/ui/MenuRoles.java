package cloud.nuvem.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/**
 * Takes from menu entries what they must not say: Vaadin's entries (25.2) tell screen readers whether they are selected, which
 * ARIA knows of options and tabs but not of menu items.
 */
@Component
class MenuRoles implements VaadinServiceInitListener {

    private static final String WATCH = """
            new MutationObserver(changes => changes
                .filter(({target}) => target.localName === 'vaadin-context-menu-item' && target.hasAttribute('aria-selected'))
                .forEach(({target}) => target.removeAttribute('aria-selected')))
              .observe(document, {subtree: true, attributes: true, attributeFilter: ['aria-selected']})""";

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> init.getUI().getPage().executeJs(WATCH));
    }
}
