package cloud.nuvem.api;

import cloud.nuvem.kernel.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers with {@code application/problem+json} from outside of a controller: filters, security handlers. Controllers throw
 * {@link cloud.nuvem.kernel.RefusedException} instead.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public interface Problems {

    /** In the language that the request asks for. */
    void answer(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException;
}
