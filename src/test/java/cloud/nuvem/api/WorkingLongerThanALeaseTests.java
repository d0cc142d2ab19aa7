package cloud.nuvem.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A lease tells a dead process from a busy one. */
@Import(EchoController.class)
@TestPropertySource(properties = "nuvem.api.idempotency.lease=900ms")
class WorkingLongerThanALeaseTests extends HttpTests {

    private static final String BODY = "{\"name\": \"a\"}";

    @Autowired
    private EchoController echo;

    @Test
    void isNotTakenOverWhileItsProcessLives() throws Exception {
        var key = UUID.randomUUID().toString();
        echo.gate = new CountDownLatch(1);
        echo.made.set(0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> post("/api/v1/echo", BODY, "Idempotency-Key", key));
            Awaitility.await().until(() -> echo.made.get() == 1);
            Awaitility.await()
                    .during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(9))
                    .until(() ->
                            post("/api/v1/echo", BODY, "Idempotency-Key", key).status() == 409);
            echo.gate.countDown();

            assertThat(first.get().status()).isEqualTo(201);
        }
        assertThat(echo.made).hasValue(1);
    }
}
