package cloud.nuvem.console.internal;

import cloud.nuvem.console.ConsoleKind;
import cloud.nuvem.console.ConsoleTarget;
import cloud.nuvem.console.Consoles;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.ProjectId;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Pictures of screens for pages: {@code /console/picture/<project>/<machine>}. What is not there and what is not theirs look alike. */
class PictureServlet extends HttpServlet {

    static final String PATH = "/console/picture/*";

    private final transient Consoles consoles;
    private final transient Actors actors;
    private final long keepSeconds;

    PictureServlet(Consoles consoles, Actors actors, ConsoleProperties properties) {
        this.consoles = consoles;
        this.actors = actors;
        this.keepSeconds = properties.pictures().keep().toSeconds();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var picture = target(request.getPathInfo()).flatMap(this::picture);
        if (picture.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("image/png");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=" + keepSeconds);
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setContentLength(picture.get().length);
        response.getOutputStream().write(picture.get());
    }

    private Optional<byte[]> picture(ConsoleTarget target) {
        try {
            return consoles.picture(actors.current(Actor.Door.PORTAL), target);
        } catch (DeniedException notTheirs) {
            return Optional.empty();
        }
    }

    private static Optional<ConsoleTarget> target(@Nullable String path) {
        var parts = path == null ? new String[0] : path.split("/", -1);
        return parts.length == 3 && parts[0].isEmpty() && ProjectId.isValid(parts[1]) && ResourceName.isValid(parts[2])
                ? Optional.of(
                        new ConsoleTarget(new ProjectId(parts[1]), new ResourceName(parts[2]), ConsoleKind.SCREEN))
                : Optional.empty();
    }
}
