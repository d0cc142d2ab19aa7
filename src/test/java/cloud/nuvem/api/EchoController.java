package cloud.nuvem.api;

import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.kernel.Page;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.RefusedException;
import cloud.nuvem.kernel.Unavailable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints that do nothing but show how the kit treats them. */
@TestComponent
@RestController
@RequestMapping("/api/v1/echo")
class EchoController {

    final AtomicInteger made = new AtomicInteger();
    volatile CountDownLatch gate = new CountDownLatch(0);

    record Thing(
            @NotNull @Size(min = 1, max = 5) String name,
            @Nullable DataSize size,
            @Nullable Integer count,
            @Nullable Map<String, Integer> parts,
            @Nullable List<Part> list) {
        record Part(@Nullable Integer weight) {}
    }

    @PostMapping
    ResponseEntity<Map<String, Object>> make(@Valid @RequestBody Thing thing, RequestId id) throws Exception {
        int number = made.incrementAndGet();
        if (!gate.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the gate was never opened");
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/api/v1/echo/" + number)
                .eTag("v" + number)
                .body(Map.of("number", number, "name", thing.name(), "requestId", id.value()));
    }

    @PostMapping("/refused")
    void refuse() {
        made.incrementAndGet();
        throw new RefusedException(new ApiRefusal("invalid-value", Refusal.Kind.CONFLICT, "a.b", null, List.of()));
    }

    @PostMapping("/broken")
    void breakDown() {
        made.incrementAndGet();
        throw new IllegalStateException("secret: the cause");
    }

    @GetMapping("/away")
    void away() {
        throw new ClusterAway();
    }

    @GetMapping("/sizes")
    Map<String, DataSize> sizes() {
        return Map.of("memory", DataSize.ofGib(4), "odd", new DataSize(1536L << 20), "bytes", new DataSize(1000));
    }

    @GetMapping
    ResponseEntity<Items<Integer>> list(@RequestParam(defaultValue = "") String filter, Paging paging) {
        var cursor = paging.cursor();
        int start = cursor == null ? 0 : Integer.parseInt(cursor);
        var items = java.util.stream.IntStream.range(start, Math.min(start + paging.limit(), 100))
                .boxed()
                .toList();
        int end = start + items.size();
        return paging.answer(new Page<>(items, end < 100 ? String.valueOf(end) : null, 100));
    }

    @GetMapping("/{number}")
    ResponseEntity<Integer> one(@PathVariable int number, @RequestParam(defaultValue = "1") int factor) {
        return ResponseEntity.ok().eTag("v" + number).body(number * factor);
    }

    @PutMapping("/{number}")
    void change(@PathVariable int number, IfMatch ifMatch) {
        ifMatch.required().check("v" + number);
    }

    static final class ClusterAway extends RuntimeException implements Unavailable {
        @Override
        public String code() {
            return "database-unavailable";
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofSeconds(7);
        }
    }
}
