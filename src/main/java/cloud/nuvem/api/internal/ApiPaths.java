package cloud.nuvem.api.internal;

import jakarta.servlet.http.HttpServletRequest;

/** Where the API lives. */
final class ApiPaths {

    static final String PATTERN = "/api/*";

    private ApiPaths() {}

    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }
}
