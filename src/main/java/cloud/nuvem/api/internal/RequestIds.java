package cloud.nuvem.api.internal;

import cloud.nuvem.api.RequestId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands controllers the {@link RequestId} that the idempotency filter made, or a fresh one. */
final class RequestIds implements HandlerMethodArgumentResolver {

    static final String ATTRIBUTE = RequestId.class.getName();

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == RequestId.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var made = request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return made == null ? new RequestId(UUID.randomUUID().toString().replace("-", "")) : made;
    }
}
