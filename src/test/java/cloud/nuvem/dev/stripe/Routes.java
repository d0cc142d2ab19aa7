package cloud.nuvem.dev.stripe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which endpoint answers which method and path. */
final class Routes {

    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, List<String> segments, Class<?> parameters, Endpoint endpoint) {}

    /** An endpoint that was found, with the ids of the path and the library's class of its parameters. */
    record Found(Endpoint endpoint, Class<?> parameters, Map<String, String> ids) {}

    /** A path's segment in braces stands for an id: {@code /v1/customers/{id}}. */
    Routes add(String method, String path, Class<?> parameters, Endpoint endpoint) {
        routes.add(new Route(method, segments(path), parameters, endpoint));
        return this;
    }

    Optional<Found> find(String method, String path) {
        var asked = segments(path);
        return routes.stream()
                .filter(route -> route.method.equals(method))
                .flatMap(route -> match(route, asked).stream())
                .findFirst();
    }

    private static Optional<Found> match(Route route, List<String> asked) {
        if (asked.size() != route.segments.size()) {
            return Optional.empty();
        }
        var ids = new HashMap<String, String>();
        for (int i = 0; i < asked.size(); i++) {
            var segment = route.segments.get(i);
            if (segment.startsWith("{")) {
                ids.put(segment.substring(1, segment.length() - 1), asked.get(i));
            } else if (!segment.equals(asked.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(new Found(route.endpoint, route.parameters, ids));
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/"));
    }
}
