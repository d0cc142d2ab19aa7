package cloud.nuvem.api.internal;

import cloud.nuvem.api.Paging;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.util.UriComponentsBuilder;

/** Reads {@code limit} and {@code cursor} for controllers. */
final class Pagings implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Paging.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        return Paging.of(address(web), web.getParameter("cursor"), web.getParameter("limit"));
    }

    private static URI address(NativeWebRequest web) {
        var request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("paging outside of a servlet request");
        }
        // Parameters are encoded anew: what a lenient client sent raw must not break the address.
        var uri = UriComponentsBuilder.fromPath("").replacePath(null);
        uri.path(request.getRequestURI());
        request.getParameterMap().forEach((name, values) -> {
            for (var value : values) {
                uri.queryParam(encode(name), encode(value));
            }
        });
        return uri.build(true).toUri();
    }

    private static String encode(String text) {
        return org.springframework.web.util.UriUtils.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
