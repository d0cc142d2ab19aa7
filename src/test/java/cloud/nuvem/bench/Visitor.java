package cloud.nuvem.bench;

import cloud.nuvem.dev.DevKeycloak;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a page open, by the protocol that a browser speaks with the portal: sign-in, the page's first request, its
 * events, its push channel. What a real browser sends after opening the page is recorded and sent again.
 */
final class Visitor {

    private static final Pattern FORM = Pattern.compile("id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");
    private static final Pattern SECURITY_KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
    private static final Pattern PUSH_ID = Pattern.compile("\"Vaadin-Push-ID\":\"([^\"]+)\"");
    private static final Pattern RECORDED_KEY = Pattern.compile("\"csrfToken\":\"[^\"]*\"");
    private static final String BROWSER = "v-sh=900&v-sw=1440&v-wh=900&v-ww=1440&v-bh=900&v-bw=1440&v-tzo=0&v-dstd=0"
            + "&v-rtzo=0&v-dston=false&v-tzid=UTC&v-wn=bench&v-td=false&v-pr=1&v-cs=light%20dark&v-tn=aura";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http;
    private final URI portal;
    private final Map<String, String> cookies;
    private @Nullable WebSocket push;

    private Visitor(HttpClient http, URI portal, Map<String, String> cookies) {
        this.http = http;
        this.portal = portal;
        this.cookies = cookies;
    }

    /** On the sign-in page, with a password. */
    static Visitor signIn(HttpClient http, URI portal, String username) throws IOException, InterruptedException {
        var visitor = new Visitor(http, portal, new HashMap<>());
        var action = first(FORM, visitor.follow(portal)).replace("&amp;", "&");
        var form = Map.of("username", username, "password", DevKeycloak.PASSWORD).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var answer = visitor.send(HttpRequest.newBuilder(URI.create(action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        visitor.follow(URI.create(answer.headers().firstValue("Location").orElseThrow()));
        return visitor;
    }

    /** The same person in one more browser, which needs no password: a session of its own in the portal. */
    Visitor another() throws IOException, InterruptedException {
        var visitor = new Visitor(http, portal, new HashMap<>(cookies));
        visitor.cookies.remove("NUVEM");
        visitor.follow(portal);
        return visitor;
    }

    /**
     * Opens a page and holds it open.
     *
     * @param recorded bodies that a browser sent after opening the same page
     */
    void open(String path, List<String> recorded) throws Exception {
        follow(portal.resolve(path));
        var location = URLEncoder.encode(path.substring(1), StandardCharsets.UTF_8);
        var begun = send(HttpRequest.newBuilder(
                                portal.resolve("/?v-r=init&location=" + location + "&query=&" + BROWSER))
                        .GET())
                .body();
        var key = "\"csrfToken\":\"" + first(SECURITY_KEY, begun) + "\"";
        push = listen(first(PUSH_ID, begun));
        for (var body : recorded) {
            var answer = send(HttpRequest.newBuilder(portal.resolve("/?v-r=uidl&v-uiId=0"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(RECORDED_KEY.matcher(body).replaceFirst(key))));
            if (answer.statusCode() != 200 || answer.body().contains("\"meta\":{\"appError\"")) {
                throw new IllegalStateException("the page broke: " + answer.body());
            }
        }
    }

    private WebSocket listen(String pushId) throws Exception {
        var address = URI.create("ws://" + portal.getAuthority() + "/VAADIN/push?v-r=push&v-uiId=0&v-pushId=" + pushId
                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1&X-Atmosphere-Transport=websocket"
                + "&X-Atmosphere-TrackMessageSize=true&X-atmo-protocol=true&X-Vaadin-LastSeenServerSyncId=0");
        return http.newWebSocketBuilder()
                .header("Cookie", cookieHeader())
                .buildAsync(address, new WebSocket.Listener() {})
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    void leave() {
        if (push != null) {
            push.abort();
        }
    }

    /** Goes on until a page is answered. */
    private String follow(URI address) throws IOException, InterruptedException {
        var next = address;
        for (int hops = 0; hops < 10; hops++) {
            var answer = send(
                    HttpRequest.newBuilder(next).header("Accept", "text/html").GET());
            var location = answer.headers().firstValue("Location");
            if (location.isEmpty()) {
                return answer.body();
            }
            next = next.resolve(location.get());
        }
        throw new IllegalStateException("no end of redirects at " + next);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        var answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").stream()
                .flatMap(header -> HttpCookie.parse(header).stream())
                .forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
        return answer;
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return found.group(1);
    }
}
