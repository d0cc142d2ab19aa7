package cloud.nuvem.journeys;

import cloud.nuvem.tenancy.ProjectId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A caller of the API who reads and writes without a pause, sends again what it is told to send again, and remembers what must
 * be there: keys added and removed, and the tag of one machine of its own.
 */
final class BusyCaller {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int INSISTENCE = 40;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int TOKEN_USES = 400;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final String name;
    private final Supplier<String> tokens;
    private final String machinePath;
    private final TreeMap<String, String> keys = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private String token = "";
    private String tag = "";
    private final AtomicInteger requests = new AtomicInteger();
    private int repeated;

    BusyCaller(String address, String name, Supplier<String> tokens, ProjectId project) {
        this.address = address;
        this.name = name;
        this.tokens = tokens;
        this.machinePath = "/api/v1/projects/" + project + "/virtual-machines/" + machine();
    }

    String machine() {
        return "of-" + name;
    }

    int requests() {
        return requests.get();
    }

    int repeated() {
        return repeated;
    }

    List<String> wrong() {
        return wrong;
    }

    @Nullable
    Void workUntil(BooleanSupplier over) throws Exception {
        for (int round = 0; !over.getAsBoolean(); round++) {
            addKey(round);
            readKeys();
            tagMachine(round);
            readMachine();
            expect("projects", 200, call("GET", "/api/v1/projects?limit=5", null));
            expect("organizations", 200, call("GET", "/api/v1/organizations", null));
            if (round % 3 == 0) {
                removeKey();
            }
        }
        return null;
    }

    /** What is there in the end is what was answered. */
    void looksBack() throws Exception {
        readKeys();
        readMachine();
    }

    private void addKey(int round) throws Exception {
        var key = "%s-%s-%d".formatted(name, run, round);
        var body = JSON.createObjectNode().put("name", key).put("publicKey", publicKey());
        var answer = call("POST", "/api/v1/organizations/acme/ssh-keys", body.toString());
        if (expect("add", 201, answer)) {
            keys.put(key, json(answer).path("id").asString());
        }
    }

    private void removeKey() throws Exception {
        var first = keys.pollFirstEntry();
        int before = repeated;
        var answer = call("DELETE", "/api/v1/organizations/acme/ssh-keys/" + first.getValue(), null);
        boolean doneBefore = repeated > before && answer.statusCode() == 404;
        if (!doneBefore) {
            expect("remove", 204, answer);
        }
    }

    private void readKeys() throws Exception {
        var answer = call("GET", "/api/v1/organizations/acme/ssh-keys", null);
        if (expect("keys", 200, answer)) {
            var seen = new TreeSet<String>();
            StreamSupport.stream(json(answer).path("items").spliterator(), false)
                    .map(key -> key.path("name").asString())
                    .filter(key -> key.startsWith(name + "-" + run))
                    .forEach(seen::add);
            if (!seen.equals(keys.keySet())) {
                wrong.add("%s sees %s instead of %s".formatted(name, seen, keys.keySet()));
            }
        }
    }

    private void tagMachine(int round) throws Exception {
        var wish = run + "-" + round;
        if (expect("tag", 200, call("PATCH", machinePath, "{\"tags\": {\"round\": \"" + wish + "\"}}"))) {
            tag = wish;
        }
    }

    private void readMachine() throws Exception {
        var answer = call("GET", machinePath, null);
        if (expect("machine", 200, answer)) {
            var seen = json(answer).path("tags").path("round").asString("");
            if (!seen.equals(tag)) {
                wrong.add("%s sees the tag %s instead of %s".formatted(name, seen, tag));
            }
        }
    }

    private boolean expect(String what, int status, HttpResponse<String> answer) {
        boolean good = answer.statusCode() == status;
        if (!good) {
            wrong.add("%s: %s answered %d %s".formatted(name, what, answer.statusCode(), answer.body()));
        }
        return good;
    }

    /** Sends again, with the same key, what an answer calls worth sending again. */
    private HttpResponse<String> call(String method, String path, @Nullable String body) throws Exception {
        var key = UUID.randomUUID().toString();
        requests.incrementAndGet();
        for (int attempt = 1; ; attempt++) {
            var answer = send(method, path, body, key);
            boolean again = answer.headers().firstValue("Retry-After").isPresent();
            if (!again || attempt == INSISTENCE) {
                return answer;
            }
            if (answer.statusCode() != 429) {
                repeated++;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body, String key)
            throws IOException, InterruptedException {
        if (requests.get() % TOKEN_USES == 1) {
            token = tokens.get();
        }
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (method.equals("POST")) {
            request.header("Idempotency-Key", key);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static String publicKey() throws GeneralSecurityException {
        var encoded = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        var head = new byte[] {0, 0, 0, 11, 's', 's', 'h', '-', 'e', 'd', '2', '5', '5', '1', '9', 0, 0, 0, 32};
        var wire = Arrays.copyOf(head, head.length + 32);
        System.arraycopy(encoded, encoded.length - 32, wire, head.length, 32);
        return "ssh-ed25519 " + Base64.getEncoder().encodeToString(wire);
    }
}
