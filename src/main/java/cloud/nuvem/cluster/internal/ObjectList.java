package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ClusterObject;
import cloud.nuvem.cluster.ClusterUnavailable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** Reads a whole collection page by page and each page item by item, so that at most one item is a tree at a time. */
final class ObjectList {

    private final ApiConnection connection;
    private final int pageSize;

    ObjectList(ApiConnection connection, int pageSize) {
        this.connection = connection;
        this.pageSize = pageSize;
    }

    /**
     * Hands over every object.
     *
     * @param selection further query parameters, each preceded by {@code &}
     * @return the version of the collection from which to watch
     */
    String read(String path, String selection, Consumer<ClusterObject> receiver) {
        var query = path + "?limit=" + pageSize + selection;
        var page = page(connection.send(ApiCall.get(query)), receiver);
        while (!page.next().isEmpty()) {
            page = page(connection.send(ApiCall.get(query + "&continue=" + encode(page.next()))), receiver);
        }
        return page.version();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record Page(String version, String next) {}

    private static Page page(byte[] body, Consumer<ClusterObject> receiver) {
        try (var parser = ApiAnswers.JSON.createParser(body)) {
            JsonNode metadata = ApiAnswers.JSON.missingNode();
            parser.nextToken();
            for (var field = parser.nextName(); field != null; field = parser.nextName()) {
                var value = parser.nextToken();
                if (field.equals("metadata")) {
                    metadata = ApiAnswers.JSON.readTree(parser);
                } else if (field.equals("items") && value == JsonToken.START_ARRAY) {
                    items(parser, receiver);
                } else {
                    parser.skipChildren();
                }
            }
            return new Page(
                    metadata.path("resourceVersion").asString(""),
                    metadata.path("continue").asString(""));
        } catch (JacksonException broken) {
            throw new ClusterUnavailable("the API server's list is no JSON", broken);
        }
    }

    private static void items(JsonParser parser, Consumer<ClusterObject> receiver) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode item = ApiAnswers.JSON.readTree(parser);
            receiver.accept(new ClusterObject(item));
        }
    }
}
