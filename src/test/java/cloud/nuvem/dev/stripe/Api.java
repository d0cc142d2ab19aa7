package cloud.nuvem.dev.stripe;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks a request as Stripe does, does it once, and puts the answer into words. One request works at a time. */
final class Api {

    private final Account account;
    private final Routes routes;
    private final Idempotency idempotency;
    private final Faults faults;
    private final Keys keys;
    private final Expansion expansion;

    /** What a request says outside its parameters. */
    record Headers(
            @Nullable String authorization,
            @Nullable String version,
            @Nullable String idempotencyKey) {}

    record Request(String id, String method, String path, Parameters parameters, Headers headers) {}

    Api(Account account, Routes routes, Faults faults, Keys keys) {
        this.account = account;
        this.routes = routes;
        this.faults = faults;
        this.keys = keys;
        this.idempotency = new Idempotency(account.clock());
        this.expansion = new Expansion(account.stored());
    }

    /** Empty when the connection is to be closed without an answer. */
    Optional<Reply> answer(Request request) throws InterruptedException {
        var fault = faults.take(request.method(), request.path());
        if (fault.filter(Faults.Fault.SilenceBeforeDoing.class::isInstance).isPresent()) {
            return Optional.empty();
        }
        var reply = checked(request, fault.orElse(null))
                .with("Stripe-Version", account.version())
                .with("Request-Id", request.id());
        if (fault.isPresent() && fault.get() instanceof Faults.Fault.SilenceAfterDoing(var held)) {
            Thread.sleep(held);
            return Optional.empty();
        }
        return Optional.of(reply);
    }

    private Reply checked(Request request, Faults.@Nullable Fault fault) {
        try {
            if (fault instanceof Faults.Fault.TooManyRequests) {
                throw StripeFailure.tooMany();
            }
            if (fault instanceof Faults.Fault.ErrorBeforeDoing) {
                throw StripeFailure.internal();
            }
            keys.check(request.headers().authorization());
            checkVersion(request.headers().version());
            var found = routes.find(request.method(), request.path()).orElseThrow(() -> unrecognized(request));
            ParameterCheck.check(found.parameters(), request.parameters());
            return once(request, found, fault);
        } catch (StripeFailure refusal) {
            return Reply.of(refusal);
        }
    }

    private Reply once(Request request, Routes.Found found, Faults.@Nullable Fault fault) {
        var key = request.headers().idempotencyKey();
        if (key == null || request.method().equals("GET")) {
            return perform(request, found, fault);
        }
        var same = request.method() + " " + request.path() + " "
                + Json.of(request.parameters().tree());
        return idempotency.once(key, same, () -> perform(request, found, fault).with("Request-Id", request.id()));
    }

    private Reply perform(Request request, Routes.Found found, Faults.@Nullable Fault fault) {
        if (fault instanceof Faults.Fault.Slow(var delay)) {
            pause(delay.toMillis());
        }
        var cause = new Cause(request.id(), request.headers().idempotencyKey());
        var reply = ScopedValue.where(Cause.CURRENT, cause).call(() -> locked(request, found));
        return fault instanceof Faults.Fault.ErrorAfterDoing ? Reply.of(StripeFailure.internal()) : reply;
    }

    private Reply locked(Request request, Routes.Found found) {
        synchronized (account) {
            try {
                var call = new Endpoint.Call(found.ids(), request.parameters());
                JsonNode answer = found.endpoint().answer(call).deepCopy();
                expansion.apply(answer, request.parameters().texts("expand"));
                return Reply.ok(answer.toString());
            } catch (StripeFailure refusal) {
                return Reply.of(refusal);
            } finally {
                if (!request.method().equals("GET")) {
                    account.stored().save();
                }
            }
        }
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkVersion(@Nullable String version) {
        if (version != null && !version.equals(account.version())) {
            throw StripeFailure.invalid(null, "Invalid Stripe API version: " + version);
        }
    }

    private static StripeFailure unrecognized(Request request) {
        return new StripeFailure(
                404,
                "invalid_request_error",
                null,
                "Unrecognized request URL (%s: %s). If you are trying to list objects, remove the trailing slash. If you are trying to retrieve a specific object, make sure you passed a valid (non-empty) identifier in your code. Please see https://docs.stripe.com or we can help at https://support.stripe.com/."
                        .formatted(request.method(), request.path()));
    }
}
