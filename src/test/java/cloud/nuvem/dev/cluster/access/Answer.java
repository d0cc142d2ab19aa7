package cloud.nuvem.dev.cluster.access;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the API server said to one request, refusals included. */
record Answer(int code, JsonNode body, List<String> warnings) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Answer toGet(KubernetesClient client, String path) {
        return to(client, "GET", path, null, null);
    }

    static Answer toDelete(KubernetesClient client, String path) {
        return to(client, "DELETE", path, null, null);
    }

    static Answer toPut(KubernetesClient client, String path) {
        return to(client, "PUT", path, "application/json", "{}");
    }

    static Answer toPost(KubernetesClient client, String path, String yaml) {
        return to(
                client,
                "POST",
                path,
                "application/json",
                YAMLMapper.shared().readTree(yaml).toString());
    }

    static Answer toMergePatch(KubernetesClient client, String path, String yaml) {
        return to(
                client,
                "PATCH",
                path,
                "application/merge-patch+json",
                YAMLMapper.shared().readTree(yaml).toString());
    }

    /** Server-side apply as field manager {@code nuvem}, by force. */
    static Answer toApply(KubernetesClient client, String path, String yaml) {
        return to(client, "PATCH", path + "?fieldManager=nuvem&force=true", "application/apply-patch+yaml", yaml);
    }

    /** A read with one header besides those of the client. */
    static Answer withHeader(KubernetesClient client, String path, String name, String value) {
        return of(client, request(client, path).header(name, value));
    }

    String message() {
        return body.path("message").asString("");
    }

    private static Answer to(
            KubernetesClient client, String method, String path, @Nullable String contentType, @Nullable String body) {
        return of(client, request(client, path).method(method, contentType, body));
    }

    private static HttpRequest.Builder request(KubernetesClient client, String path) {
        var url = client.getMasterUrl().toString().replaceFirst("/$", "") + path;
        return client.getHttpClient().newHttpRequestBuilder().uri(url);
    }

    private static Answer of(KubernetesClient client, HttpRequest.Builder request) {
        HttpResponse<String> response = client.getHttpClient()
                .sendAsync(request.build(), String.class)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        var text = response.body();
        return new Answer(
                response.code(),
                text.startsWith("{") ? JSON.readTree(text) : JSON.nullNode(),
                response.headers("Warning"));
    }
}
