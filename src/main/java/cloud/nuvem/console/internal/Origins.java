package cloud.nuvem.console.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** From which pages a browser may connect. Compared as a whole: no prefix, no suffix, no other port or scheme; absent is no. */
@Component
class Origins {

    private final Set<String> allowed;

    Origins(ConsoleProperties properties) {
        this.allowed = Set.copyOf(properties.origins());
    }

    boolean allow(HttpServletRequest request) {
        var values = request.getHeaders(HttpHeaders.ORIGIN);
        var origin = values.hasMoreElements() ? values.nextElement() : null;
        if (origin == null || values.hasMoreElements()) {
            return false;
        }
        return allowed.isEmpty() ? origin.equals(own(request)) : allowed.contains(origin);
    }

    /** The address that the browser sees, where nothing is configured and nothing rewrites it on the way. */
    private static @Nullable String own(HttpServletRequest request) {
        var scheme = request.getScheme().toLowerCase(Locale.ROOT);
        int port = request.getServerPort();
        boolean usual = scheme.equals("https") ? port == 443 : port == 80;
        var host = request.getServerName();
        return host == null ? null : scheme + "://" + host.toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
    }
}
