package cloud.nuvem.cluster.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.cluster.ClusterAnswerLost;
import cloud.nuvem.cluster.ClusterException;
import cloud.nuvem.cluster.ClusterException.Blame;
import cloud.nuvem.cluster.ClusterMisconfigured;
import cloud.nuvem.cluster.ClusterRefusal;
import cloud.nuvem.cluster.ClusterUnavailable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApiAnswersTests {

    private static final ApiCall WRITE = new ApiCall("POST", "/apis/x", ApiCall.JSON, null);
    private static final ApiCall READ = ApiCall.get("/apis/x");

    static List<Arguments> answers() {
        return List.of(
                Arguments.of(WRITE, 401, "Unauthorized", ClusterMisconfigured.class, Blame.US),
                Arguments.of(
                        WRITE,
                        403,
                        "x is forbidden: User \"nuvem:7c9e\" cannot create resource",
                        ClusterRefusal.class,
                        Blame.TENANT),
                Arguments.of(
                        WRITE,
                        403,
                        "x is forbidden: User \"system:serviceaccount:nuvem-system:nuvem-portal\" cannot get",
                        ClusterMisconfigured.class,
                        Blame.US),
                Arguments.of(
                        WRITE,
                        403,
                        "x is forbidden: User \"nuvem:a\" cannot impersonate-on:user-info:get",
                        ClusterMisconfigured.class,
                        Blame.US),
                Arguments.of(
                        WRITE, 403, "exceeded quota: project, requested: count=1", ClusterRefusal.class, Blame.TENANT),
                Arguments.of(
                        WRITE,
                        403,
                        "VirtualMachine web is protected from deletion: turn it off",
                        ClusterRefusal.class,
                        Blame.TENANT),
                Arguments.of(WRITE, 404, "not found", ClusterRefusal.class, Blame.TENANT),
                Arguments.of(WRITE, 409, "already exists", ClusterRefusal.class, Blame.TENANT),
                Arguments.of(WRITE, 422, "invalid", ClusterRefusal.class, Blame.TENANT),
                Arguments.of(WRITE, 429, "too many", ClusterUnavailable.class, Blame.OPERATOR),
                Arguments.of(WRITE, 500, "internal", ClusterAnswerLost.class, Blame.OPERATOR),
                Arguments.of(WRITE, 504, "timeout", ClusterAnswerLost.class, Blame.OPERATOR),
                Arguments.of(WRITE, 503, "unavailable", ClusterUnavailable.class, Blame.OPERATOR),
                Arguments.of(READ, 500, "internal", ClusterUnavailable.class, Blame.OPERATOR));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void everyAnswerHasItsMeaningAndItsBlame(
            ApiCall call, int code, String message, Class<? extends ClusterException> meaning, Blame blame) {
        var exception = ApiAnswers.exception(call, code, status(message));

        assertThat(exception).isExactlyInstanceOf(meaning);
        assertThat(exception.blame()).isEqualTo(blame);
        assertThat(exception).hasMessageContaining(message);
    }

    @Test
    void plainTextIsTakenAsItIs() {
        var exception = ApiAnswers.exception(READ, 404, "404 page not found\n".getBytes(StandardCharsets.UTF_8));

        assertThat(exception).hasMessage("404 page not found");
        assertThat(((ClusterRefusal) exception).reason()).isEqualTo("NotFound");
    }

    @Test
    void causesNameTheirFields() {
        var body = """
                {"kind": "Status", "reason": "Invalid", "message": "no", "details": {"causes": [
                  {"reason": "FieldValueInvalid", "field": "spec.runStrategy", "message": "Invalid RunStrategy"}]}}
                """;

        var exception = (ClusterRefusal) ApiAnswers.exception(WRITE, 422, body.getBytes(StandardCharsets.UTF_8));

        assertThat(exception.causes())
                .containsExactly(
                        new ClusterRefusal.Cause("FieldValueInvalid", "spec.runStrategy", "Invalid RunStrategy"));
    }

    private static byte[] status(String message) {
        return ApiAnswers.JSON.writeValueAsBytes(
                ApiAnswers.JSON.createObjectNode().put("kind", "Status").put("message", message));
    }
}
