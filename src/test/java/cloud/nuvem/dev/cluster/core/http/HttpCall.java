package cloud.nuvem.dev.cluster.core.http;

import io.vertx.core.buffer.Buffer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came.
 *
 * @param method GET, POST, PUT, PATCH, DELETE …
 * @param path decoded
 * @param headers names in lower case
 */
record HttpCall(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        Buffer body,
        boolean upgrade) {

    /** The first value of a query parameter; null when it is absent. */
    @Nullable
    String parameter(String name) {
        var values = query.get(name);
        return values == null ? null : values.getFirst();
    }

    boolean flag(String name) {
        var value = parameter(name);
        return value != null && !value.equals("false") && !value.equals("0");
    }

    String header(String name) {
        var values = headers.get(name);
        return values == null ? "" : String.join(",", values);
    }

    String text() {
        return body.toString(StandardCharsets.UTF_8);
    }

    /** First values only, for handlers. */
    Map<String, String> flatQuery() {
        var flat = new LinkedHashMap<String, String>();
        query.forEach((name, values) -> flat.put(name, values.getFirst()));
        return flat;
    }

    static Map<String, List<String>> parseQuery(@Nullable String query) {
        var parameters = new LinkedHashMap<String, List<String>>();
        if (query == null || query.isEmpty()) {
            return parameters;
        }
        for (var pair : query.split("&", -1)) {
            int sign = pair.indexOf('=');
            var name = decode(sign < 0 ? pair : pair.substring(0, sign));
            var value = sign < 0 ? "" : decode(pair.substring(sign + 1));
            parameters.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
