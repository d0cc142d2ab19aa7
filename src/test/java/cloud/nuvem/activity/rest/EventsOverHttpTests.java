package cloud.nuvem.activity.rest;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.activity.Topic;
import cloud.nuvem.api.HttpTests;
import cloud.nuvem.sandbox.FakeActivity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@Import(ActivityOverHttp.class)
class EventsOverHttpTests extends HttpTests {

    private static final String PROJECT = "/api/v1/projects/shop-production/events";
    private static final String MACHINE = "/api/v1/projects/shop-production/virtual-machines/web-1/events";

    @Autowired
    private FakeActivity activity;

    @BeforeEach
    void begin() {
        activity.reset();
    }

    @Test
    void tellsWhatTheClusterSaidAndWhatSomebodyDid() {
        var events = get(MACHINE, "Accept-Language", "pt").json().path("items");

        var moved = events.path(0);
        assertThat(moved.path("topic").asString()).isEqualTo("migration");
        assertThat(moved.path("text").asString()).isEqualTo("Mudou de servidor");
        assertThat(moved.path("count").asInt()).isEqualTo(2);
        assertThat(moved.path("cluster").path("reason").asString()).isEqualTo("Reason4");
        assertThat(moved.path("actor").isNull()).isTrue();
        var started = events.path(2);
        assertThat(started.path("actor").path("name").asString()).isEqualTo("Ana Nunes");
        assertThat(started.path("audit").path("outcome").asString()).isEqualTo("done");
        assertThat(started.path("resource").path("name").asString()).isEqualTo("web-1");
    }

    @Test
    void pagesByCursor() {
        activity.addOlder(7);
        var ids = new ArrayList<String>();
        var path = PROJECT + "?limit=4";
        for (var next = path; !next.isEmpty(); ) {
            var body = get(next).json();
            body.path("items").forEach(event -> ids.add(event.path("id").asString()));
            next = body.path("next").isNull()
                    ? ""
                    : path + "&cursor=" + body.path("next").asString();
        }
        assertThat(ids).hasSize(11).doesNotHaveDuplicates();
    }

    @Test
    void handsTheFilterOn() {
        get(PROJECT + "?topic=run,volume&problems=true&search=%20host%20&from=2026-11-24T00:00:00Z");

        var asked = activity.asked.remove();
        assertThat(asked.topics()).isEqualTo(Set.of(Topic.RUN, Topic.VOLUME));
        assertThat(asked.problems()).isTrue();
        assertThat(asked.search()).isEqualTo("host");
        assertThat(asked.from()).isEqualTo(Instant.parse("2026-11-24T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "topic=weather, topic",
        "actor=ana, actor",
        "from=yesterday, from",
        "to=2026, to",
        "cursor=AAAA, cursor",
        "limit=0, limit"
    })
    void refusesWhatMakesNoSense(String query, String parameter) {
        var answer = get(PROJECT + "?" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains(parameter);
    }

    @Test
    void exportsAsAFile() {
        var csv = get(MACHINE + "/export");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/csv");
        assertThat(csv.response().headers().firstValue("Content-Disposition").orElse(""))
                .contains("web-1-events.csv");
        assertThat(get(PROJECT + "/export?format=json-lines").text()).contains("JSON_LINES");
        assertThat(get(PROJECT + "/export?format=xml").status()).isEqualTo(422);
    }

    @Test
    void aNameThatCannotBeIsAbsent() {
        assertThat(get(MACHINE.replace("web-1", "Web_1")).status()).isEqualTo(404);
        assertThat(get(PROJECT.replace("shop-production", "X")).status()).isEqualTo(404);
    }
}
