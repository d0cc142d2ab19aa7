package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ClusterAnswerLost;
import cloud.nuvem.cluster.ClusterException;
import cloud.nuvem.cluster.ClusterUnavailable;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls to one API server as one user and waits for the answer. Calls that change nothing are repeated a few times; the
 * others only where the server itself said that it had not taken them (429).
 */
final class ApiConnection {

    private static final int ATTEMPTS = 3;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final KubernetesClient client;
    private final String address;
    private final Duration timeout;

    ApiConnection(KubernetesClient client, Duration timeout) {
        this.client = client;
        this.address = client.getMasterUrl().toString().replaceAll("/+$", "");
        this.timeout = timeout;
    }

    /** Returns the body of a 2xx answer, throws for any other. */
    byte[] send(ApiCall call) {
        for (int attempt = 1; ; attempt++) {
            switch (once(call)) {
                case Attempt.Answered answered -> {
                    return answered.answer().body();
                }
                case Attempt.Failed failed -> {
                    var pause = FIRST_PAUSE.multipliedBy(1L << attempt);
                    pause = failed.retryAfter() == null ? pause : failed.retryAfter();
                    if (attempt == ATTEMPTS || !failed.repeatable() || pause.compareTo(LONGEST_PAUSE) > 0) {
                        throw failed.exception();
                    }
                    rest(pause, failed.exception());
                }
            }
        }
    }

    /** Opens a stream of lines that goes on until closed. */
    WatchStream stream(String path) {
        return WatchStream.open(
                client.getHttpClient(),
                request(ApiCall.get(path)).forStreaming().build(),
                timeout);
    }

    private Attempt once(ApiCall call) {
        var request =
                request(call).timeout(timeout.toMillis(), TimeUnit.MILLISECONDS).build();
        var answer = client.getHttpClient().sendAsync(request, byte[].class);
        try {
            return attempt(call, answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException failed) {
            return new Attempt.Failed(unreachable(call, failed), call.isRepeatable(), null);
        } catch (TimeoutException late) {
            answer.cancel(true);
            return new Attempt.Failed(lost(call, late), false, null);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            return new Attempt.Failed(lost(call, interrupted), false, null);
        }
    }

    private static Attempt attempt(ApiCall call, HttpResponse<byte[]> answer) {
        int code = answer.code();
        if (HttpResponse.isSuccessful(code)) {
            return new Attempt.Answered(answer);
        }
        boolean repeatable = code == 429 || (code >= 500 && call.isRepeatable());
        return new Attempt.Failed(
                ApiAnswers.exception(call, code, answer.body()), repeatable, seconds(answer.header("Retry-After")));
    }

    private HttpRequest.Builder request(ApiCall call) {
        var request = client.getHttpClient().newHttpRequestBuilder().uri(address + call.path());
        var body = call.body();
        if (body == null) {
            return call.isReading() ? request : request.method(call.method(), ApiCall.JSON, "");
        }
        return request.method(call.method(), call.contentType(), ApiAnswers.JSON.writeValueAsString(body));
    }

    /** Without a connection nothing can have been done; after that, nobody knows. */
    private static ClusterException unreachable(ApiCall call, ExecutionException failed) {
        var cause = failed.getCause() == null ? failed : failed.getCause();
        return switch (cause) {
            case ConnectException refused -> new ClusterUnavailable(call + ": " + refused.getMessage(), refused);
            case UnknownHostException unknown -> new ClusterUnavailable(call + ": unknown host", unknown);
            case SSLHandshakeException distrust ->
                new ClusterUnavailable(call + ": " + distrust.getMessage(), distrust);
            default -> lost(call, cause);
        };
    }

    private static ClusterUnavailable lost(ApiCall call, Throwable cause) {
        var what = call + ": no answer (" + cause + ")";
        return call.isRepeatable() ? new ClusterUnavailable(what, cause) : new ClusterAnswerLost(what, cause);
    }

    private static void rest(Duration pause, ClusterException last) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw last;
        }
    }

    private static @Nullable Duration seconds(@Nullable String retryAfter) {
        return retryAfter != null && retryAfter.matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : null; // a date: Kubernetes names seconds only
    }

    /** One try. */
    private sealed interface Attempt {
        /** 2xx. */
        record Answered(HttpResponse<byte[]> answer) implements Attempt {}

        /**
         * Anything else.
         *
         * @param retryAfter null where the server does not say
         */
        record Failed(
                ClusterException exception,
                boolean repeatable,
                @Nullable Duration retryAfter) implements Attempt {}
    }
}
