package cloud.nuvem.ui;

import com.vaadin.flow.component.html.Anchor;

/** A real link to a page of the portal: a middle click opens it in a new tab. */
public final class ResourceLink extends Anchor {

    /** @param path from the portal's root, without a slash in front */
    public ResourceLink(String path, String words) {
        super(path, words);
        addClassName("nv-link");
    }
}
