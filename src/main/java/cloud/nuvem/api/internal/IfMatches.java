package cloud.nuvem.api.internal;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.api.IfMatch;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.RefusedException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@code If-Match} for controllers. A weak tag never matches, as RFC 9110 says. */
final class IfMatches implements HandlerMethodArgumentResolver {

    private static final Pattern STRONG_TAG = Pattern.compile("\"([\\x21\\x23-\\x7e]{1,200})\"");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IfMatch.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var values = request.getHeaderValues(HttpHeaders.IF_MATCH);
        if (values == null || values.length == 0) {
            return new IfMatch(null, false);
        }
        return read(String.join(",", values).strip());
    }

    private static IfMatch read(String value) {
        if (value.equals("*")) {
            return new IfMatch(null, true);
        }
        if (value.startsWith("W/")) {
            throw refused("precondition-failed", Refusal.Kind.STALE);
        }
        var tag = STRONG_TAG.matcher(value);
        if (!tag.matches()) {
            throw refused("if-match-invalid", Refusal.Kind.INVALID);
        }
        return new IfMatch(tag.group(1), true);
    }

    private static RefusedException refused(String code, Refusal.Kind kind) {
        return new RefusedException(new ApiRefusal(code, kind, null, null, List.of()));
    }
}
