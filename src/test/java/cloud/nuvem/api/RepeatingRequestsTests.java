package cloud.nuvem.api;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.dev.MigratedPostgres;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Rows 1 to 4 of the list of faults: what is sent twice is done once. */
@Import(EchoController.class)
class RepeatingRequestsTests extends HttpTests {

    private static final String PATH = "/api/v1/echo";
    private static final String BODY = "{\"name\": \"a\"}";

    @Autowired
    private EchoController echo;

    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void open() {
        echo.gate = new CountDownLatch(0);
        echo.made.set(0);
    }

    @Test
    void answersTheSameToTheSame() {
        var first = post(PATH, BODY, "Idempotency-Key", key);
        var second = post(PATH, BODY, "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        for (var header : List.of("Content-Type", "Location", "ETag")) {
            assertThat(second.header(header)).isNotEmpty().isEqualTo(first.header(header));
        }
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(echo.made).hasValue(1);
    }

    @Test
    void takesAQuotedKeyForTheSame() {
        post(PATH, BODY, "Idempotency-Key", key);

        assertThat(post(PATH, BODY, "Idempotency-Key", "\"" + key + "\"").header("Idempotent-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void makesAnewWithoutAKey() {
        post(PATH, BODY);
        post(PATH, BODY);

        assertThat(echo.made).hasValue(2);
    }

    /** Row 2: any change of the request at all. */
    @Test
    void refusesAnotherRequestWithTheSameKey() {
        var random = new Random(2);
        post(PATH, BODY, "Idempotency-Key", key);
        for (int i = 0; i < 200; i++) {
            var changed = new StringBuilder(BODY);
            changed.insert(random.nextInt(changed.length() + 1), (char) (' ' + random.nextInt(90)));
            var answer = post(PATH, changed.toString(), "Idempotency-Key", key);
            assertThat(answer.status()).as(changed.toString()).isEqualTo(422);
            assertThat(answer.code()).isEqualTo("idempotency-key-reused");
        }
        assertThat(post(PATH + "?x=1", BODY, "Idempotency-Key", key).code()).isEqualTo("idempotency-key-reused");
        assertThat(post(PATH + "/refused", BODY, "Idempotency-Key", key).code()).isEqualTo("idempotency-key-reused");
        assertThat(echo.made).hasValue(1);
    }

    /** Row 3: fifty at once. */
    @Test
    void doesOnceWhatArrivesFiftyTimesAtOnce() throws Exception {
        echo.gate = new CountDownLatch(1);
        var start = new CyclicBarrier(50);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Answer> repeat = () -> {
                start.await();
                return post(PATH, BODY, "Idempotency-Key", key);
            };
            var answers =
                    IntStream.range(0, 50).mapToObj(i -> threads.submit(repeat)).toList();
            Awaitility.await()
                    .until(() -> answers.stream().filter(Future::isDone).count() == 49);
            echo.gate.countDown();

            var statuses = answers.stream()
                    .map(RepeatingRequestsTests::result)
                    .map(Answer::status)
                    .toList();
            assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
            assertThat(statuses).filteredOn(status -> status == 409).hasSize(49);
        }
        assertThat(echo.made).hasValue(1);
    }

    /** Row 1: a client that repeats each wish one to five times from several threads. */
    @Test
    void losesAndDoublesNothingUnderImpatientClients() throws Exception {
        var random = new Random(1);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var calls = IntStream.range(0, 200)
                    .mapToObj(i -> key + i)
                    .flatMap(
                            wish -> java.util.stream.Stream.generate(() -> wish).limit(1 + random.nextInt(5)))
                    .map(wish -> threads.submit(() -> untilAnswered(wish)))
                    .toList();
            var numbers = calls.stream()
                    .map(RepeatingRequestsTests::result)
                    .map(answer -> answer.json().path("number").asInt())
                    .distinct();
            assertThat(numbers).hasSize(200);
        }
        assertThat(echo.made).hasValue(200);
    }

    private Answer untilAnswered(String wish) {
        var answer = post(PATH, BODY, "Idempotency-Key", wish);
        while (answer.status() == 409) {
            answer = post(PATH, BODY, "Idempotency-Key", wish);
        }
        return answer;
    }

    /** Row 4: somebody else's key. */
    @Test
    void startsAfreshForAnotherCaller() {
        var own = post(PATH, BODY, "Idempotency-Key", key);
        var other = post(PATH, BODY, "Idempotency-Key", key, "Authorization", "Bearer gil");

        assertThat(other.status()).isEqualTo(201);
        assertThat(other.text()).isNotEqualTo(own.text());
        assertThat(other.header("Idempotent-Replayed")).isEmpty();
        assertThat(other.json().path("requestId")).isNotEqualTo(own.json().path("requestId"));
    }

    @Test
    void takesOverWhatADeadProcessLeft() {
        var attempt = UUID.randomUUID();
        post(PATH, BODY, "Idempotency-Key", key);
        MigratedPostgres.shared()
                .superuser()
                .execute(
                        "update api.idempotency_record set status = null, headers = null, body = null, attempt = {0},"
                                + " leased_until = now() + interval '1 minute' where key = {1}",
                        org.jooq.impl.DSL.val(attempt), org.jooq.impl.DSL.val(key));

        var inFlight = post(PATH, BODY, "Idempotency-Key", key);
        assertThat(inFlight.status()).isEqualTo(409);
        assertThat(inFlight.code()).isEqualTo("idempotency-key-in-flight");
        assertThat(inFlight.header("Retry-After")).isEqualTo("1");

        MigratedPostgres.shared()
                .superuser()
                .execute(
                        "update api.idempotency_record set leased_until = now() - interval '1 second' where key = {0}",
                        org.jooq.impl.DSL.val(key));
        assertThat(post(PATH, "{\"name\": \"b\"}", "Idempotency-Key", key).status())
                .isEqualTo(422);
        assertThat(post(PATH, BODY, "Idempotency-Key", key).status()).isEqualTo(201);
        assertThat(echo.made).hasValue(2);
    }

    @Test
    void repeatsARefusalOfTheFacadeToo() {
        var first = post(PATH + "/refused", BODY, "Idempotency-Key", key);
        var second = post(PATH + "/refused", BODY, "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(409);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(echo.made).hasValue(1);
    }

    @Test
    void forgetsWhatFailedOnOurSide() {
        post(PATH + "/broken", BODY, "Idempotency-Key", key);
        post(PATH + "/broken", BODY, "Idempotency-Key", key);

        assertThat(echo.made).hasValue(2);
    }

    @Test
    void forgetsWhatNeverReachedItsController() {
        assertThat(post(PATH, "{\"nam\": \"a\"}", "Idempotency-Key", key).status())
                .isEqualTo(422);
        assertThat(post(PATH, "{", "Idempotency-Key", key).status()).isEqualTo(400);
        assertThat(post(PATH, BODY, "Idempotency-Key", key).status()).isEqualTo(201);
    }

    @Test
    void startsAfreshAfterTheRetention() {
        post(PATH, BODY, "Idempotency-Key", key);
        MigratedPostgres.shared()
                .superuser()
                .execute(
                        "update api.idempotency_record set expires_at = now() - interval '1 second' where key = {0}",
                        org.jooq.impl.DSL.val(key));

        assertThat(post(PATH, "{\"name\": \"b\"}", "Idempotency-Key", key).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", ""})
    void refusesAKeyThatIsNoKey(String bad) {
        var answer = post(PATH, BODY, "Idempotency-Key", bad);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("idempotency-key-invalid");
    }

    @Test
    void refusesAKeyOf256Characters() {
        assertThat(post(PATH, BODY, "Idempotency-Key", "k".repeat(255)).status())
                .isEqualTo(201);
        assertThat(post(PATH, BODY, "Idempotency-Key", "k".repeat(256)).status())
                .isEqualTo(400);
    }

    @Test
    void showsNoRowOutsideOfABoundTransaction() {
        post(PATH, BODY, "Idempotency-Key", key);

        assertThat(MigratedPostgres.shared()
                        .application()
                        .fetchCount(cloud.nuvem.api.internal.db.Tables.IDEMPOTENCY_RECORD))
                .isZero();
    }

    private static Answer result(Future<Answer> future) {
        try {
            return future.get();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
