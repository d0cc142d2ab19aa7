package cloud.nuvem.shell;

import cloud.nuvem.ui.ResourceLink;
import com.vaadin.flow.router.RouteConfiguration;
import java.util.Optional;

/** Which pages there are: the frame links to none that is not built in. */
final class Routes {

    private Routes() {}

    static boolean exists(String path) {
        return RouteConfiguration.forSessionScope().getRoute(path).isPresent();
    }

    static Optional<ResourceLink> link(String path, String words) {
        return exists(path) ? Optional.of(new ResourceLink(path, words)) : Optional.empty();
    }
}
