package cloud.nuvem.api.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Where the description of the API is served; readable without signing in. */
final class ApiDocs {

    private static final List<String> PAGE_PREFIXES = List.of("/api/v1/docs", "/api/v1/swagger-ui");

    private ApiDocs() {}

    static boolean isPage(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return PAGE_PREFIXES.stream().anyMatch(path::startsWith);
    }
}
