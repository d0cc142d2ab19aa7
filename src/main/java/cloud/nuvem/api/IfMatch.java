package cloud.nuvem.api;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The request's {@code If-Match}: change only what is still the version that the caller saw. A controller takes it as a
 * parameter. One strong entity tag, or {@code *} for any version.
 *
 * @param version without quotes; null when any version will do
 * @param given whether the caller sent the header at all
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1">RFC 9110, If-Match</a>
 */
public record IfMatch(@Nullable String version, boolean given) {

    /** For what must not be changed blindly: without the header the answer is 428. */
    public IfMatch required() {
        if (!given) {
            throw new RefusedException(
                    new ApiRefusal("precondition-required", Refusal.Kind.INVALID, null, null, List.of()));
        }
        return this;
    }

    /** For facades without versions: the controller compares with what is there now; the answer is 412 if it differs. */
    public void check(String current) {
        if (version != null && !version.equals(current)) {
            throw new RefusedException(
                    new ApiRefusal("precondition-failed", Refusal.Kind.STALE, null, null, List.of()));
        }
    }
}
