package cloud.nuvem.dev.stripe;

import org.jspecify.annotations.Nullable;

/** The request that an event follows from; nobody's when a person acted on a hosted page. */
record Cause(@Nullable String requestId, @Nullable String idempotencyKey) {

    static final ScopedValue<Cause> CURRENT = ScopedValue.newInstance();

    static Cause current() {
        return CURRENT.orElse(new Cause(null, null));
    }
}
