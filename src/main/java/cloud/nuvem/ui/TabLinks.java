package cloud.nuvem.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parts of a page as a line of links, each with an address of its own; the present one is underlined. */
public final class TabLinks extends Nav {

    private final Map<String, Anchor> links = new LinkedHashMap<>();

    /** @param name what screen readers call the line */
    public TabLinks(String name) {
        addClassName("nv-tabs");
        getElement().setAttribute("aria-label", name);
    }

    public TabLinks tab(String path, String words) {
        var link = new Anchor(path, words);
        links.put(path, link);
        add(link);
        return this;
    }

    /** Marks the one with this path as the page that is shown. */
    public void show(String path) {
        links.forEach((each, link) -> {
            if (each.equals(path)) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }
}
