package cloud.nuvem.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.List;

/** A page inside the frame: says its title and the way to it below the project, so that the frame can show the path. */
public abstract class FramedPage extends Div implements HasDynamicTitle {

    /** What the page is called, in breadcrumbs and the browser's tab. Asked after navigation. */
    public abstract String title();

    /** Pages between the project (or organization) and this one; empty for a page directly below. */
    public List<Crumb> way() {
        return List.of();
    }

    @Override
    public final String getPageTitle() {
        return title() + " · Nuvem";
    }

    /** Marks pages that belong to the whole organization: their way begins there, without the project. */
    public interface OfOrganization {}

    /** Marks pages of the provider area: the frame shows that area's navigation in its own colour. */
    public interface OfProvider {}
}
