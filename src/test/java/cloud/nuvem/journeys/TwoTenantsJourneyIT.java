package cloud.nuvem.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.DemoClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two customers beside each other: what is Acme's does not exist for Globex, on pages and over the API. */
class TwoTenantsJourneyIT extends Journey {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int ROUNDS = 60;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aRobotMakesRunsAndDeletesAMachine() throws Exception {
        var acme = WORLD.keycloak().tokenOf(DemoClient.ACME_ROBOT);
        var collection = "/api/v1/projects/" + tenants().shopStaging().id() + "/virtual-machines";
        var image = first(acme, "/api/v1/projects/" + tenants().shopStaging().id() + "/images");

        var created = send(acme, "POST", collection, """
                {"name": "robot-1", "image": "%s", "instanceType": "u1.small"}""".formatted(image));
        assertThat(created.statusCode()).as(created.body()).isIn(201, 202);
        awaitState(acme, collection + "/robot-1", "running");
        assertThat(send(acme, "POST", collection + "/robot-1/stop", "").statusCode())
                .isEqualTo(202);
        awaitState(acme, collection + "/robot-1", "stopped");

        var globex = WORLD.keycloak().tokenOf(DemoClient.GLOBEX_ROBOT);
        var foreign = send(globex, "GET", collection + "/robot-1", "");
        var absent = send(globex, "GET", "/api/v1/projects/there-is-none/virtual-machines/robot-1", "");
        assertThat(foreign.statusCode()).isEqualTo(404).isEqualTo(absent.statusCode());
        assertThat(JSON.readTree(foreign.body()).path("code"))
                .isEqualTo(JSON.readTree(absent.body()).path("code"));
        assertThat(send(globex, "POST", collection + "/robot-1/start", "").statusCode())
                .isEqualTo(404);

        assertThat(send(acme, "DELETE", collection + "/robot-1", "").statusCode())
                .isIn(202, 204);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> send(acme, "GET", collection + "/robot-1", "").statusCode() == 404);
    }

    /** Row 44 of the list of faults: not even the clock tells whether somebody else's machine exists. */
    @Test
    void whatIsForeignTakesAsLongAsWhatIsAbsent() throws Exception {
        var globex = WORLD.keycloak().tokenOf(DemoClient.GLOBEX_ROBOT);
        var foreign = "/api/v1/projects/" + tenants().shopProduction().id() + "/virtual-machines/web-1";
        var absent = "/api/v1/projects/shop-nowhere-0000a/virtual-machines/web-1";
        var foreignTimes = new ArrayList<Long>();
        var absentTimes = new ArrayList<Long>();
        for (int round = 0; round < ROUNDS; round++) { // in turns, so that a busy moment strikes both
            if (round % 2 == 0) {
                foreignTimes.add(nanosOf(globex, foreign));
                absentTimes.add(nanosOf(globex, absent));
            } else {
                absentTimes.add(nanosOf(globex, absent));
                foreignTimes.add(nanosOf(globex, foreign));
            }
        }

        assertThat(commonLanguageEffect(foreignTimes, absentTimes)).isBetween(0.35, 0.65);
    }

    /** How often one of the first is slower than one of the second: a half when nothing tells them apart. */
    private static double commonLanguageEffect(List<Long> first, List<Long> second) {
        return first.stream()
                .mapToDouble(one -> second.stream()
                        .mapToDouble(other -> one > other ? 1 : one.equals(other) ? 0.5 : 0)
                        .average()
                        .orElseThrow())
                .average()
                .orElseThrow();
    }

    private long nanosOf(String token, String path) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        assertThat(send(token, "GET", path, "").statusCode()).isEqualTo(404);
        return System.nanoTime() - begun;
    }

    @Test
    void aStrangerSeesTheSameNotFoundPageAsForNothingAtAll() {
        var page = signIn("gil", "/p/" + tenants().shopProduction().id() + "/virtual-machines");
        assertThat(page.locator("main")).containsText("There is nothing here");
        var foreign = page.locator("main").textContent();

        page.navigate("/p/there-is-none/virtual-machines");
        assertThat(page.locator("main")).hasText(foreign);
    }

    @Test
    void aViewerSeesMachinesAndCanMakeNone() {
        var page = signIn("vera", "/p/" + tenants().shopProduction().id() + "/virtual-machines");

        assertThat(page.locator("h1")).hasText("Virtual machines");
        assertThat(page.getByText("Create VM")).hasCount(0);
    }

    private String first(String token, String path) throws IOException, InterruptedException {
        var items = new JsonNode[1];
        Awaitility.await().atMost(PATIENCE).until(() -> {
            items[0] = JSON.readTree(send(token, "GET", path, "").body()).path("items");
            return !items[0].isEmpty();
        });
        return items[0].get(0).path("name").asString();
    }

    private void awaitState(String token, String path, String state) {
        Awaitility.await(path + " " + state)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> JSON.readTree(send(token, "GET", path, "").body())
                        .path("status")
                        .path("state")
                        .asString("")
                        .equals(state));
    }

    private HttpResponse<String> send(String token, String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address() + path))
                .header("Authorization", "Bearer " + token)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
