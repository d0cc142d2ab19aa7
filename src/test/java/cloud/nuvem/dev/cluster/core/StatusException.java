package cloud.nuvem.dev.cluster.core;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal in the shape of a Kubernetes {@code Status}.
 *
 * @see <a href="https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md">API conventions, response status kind</a>
 */
@SuppressWarnings("serial")
public final class StatusException extends RuntimeException {

    /** One entry of {@code details.causes}: reason (FieldValueInvalid …), field path, message. */
    public record Cause(String reason, String field, String message) {}

    private final int code;
    private final String reason;
    private final @Nullable String group;
    private final @Nullable String kind;
    private final @Nullable String name;
    private final List<Cause> causes;
    private final Map<String, String> headers;

    public StatusException(
            int code,
            String reason,
            String message,
            @Nullable String group,
            @Nullable String kind,
            @Nullable String name,
            List<Cause> causes,
            Map<String, String> headers) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.group = group;
        this.kind = kind;
        this.name = name;
        this.causes = List.copyOf(causes);
        this.headers = Map.copyOf(headers);
    }

    public static StatusException of(int code, String reason, String message) {
        return new StatusException(code, reason, message, null, null, null, List.of(), Map.of());
    }

    public static StatusException notFound(ResourceType type, String name) {
        return about(404, "NotFound", type.qualifiedName() + " \"" + name + "\" not found", type, name);
    }

    /**
     * 422, in the words of a real server: {@code VirtualMachine.kubevirt.io "web" is invalid: spec.template: Required value}.
     *
     * @param causes at least one; their messages without the field, for example {@code Required value}
     */
    public static StatusException invalid(ResourceType type, String name, List<Cause> causes) {
        var sentences = causes.stream()
                .map(cause -> cause.field().isEmpty() ? cause.message() : cause.field() + ": " + cause.message())
                .distinct()
                .toList();
        var kind = type.group().isEmpty() ? type.kind() : type.kind() + "." + type.group();
        var all = sentences.size() == 1 ? sentences.getFirst() : sentences.toString();
        return new StatusException(
                422,
                "Invalid",
                kind + " \"" + name + "\" is invalid: " + all,
                type.group(),
                type.kind(),
                name,
                causes,
                Map.of());
    }

    public static StatusException alreadyExists(ResourceType type, String name) {
        var message = type.qualifiedName() + " \"" + name + "\" already exists";
        return about(409, "AlreadyExists", message, type, name);
    }

    /** 409 of an optimistic lock or a precondition. */
    public static StatusException conflict(ResourceType type, String name, String cause) {
        var message = "Operation cannot be fulfilled on " + type.qualifiedName() + " \"" + name + "\": " + cause;
        return about(409, "Conflict", message, type, name);
    }

    public static StatusException badRequest(String message) {
        return of(400, "BadRequest", message);
    }

    private static StatusException about(int code, String reason, String message, ResourceType type, String name) {
        return new StatusException(code, reason, message, type.group(), type.plural(), name, List.of(), Map.of());
    }

    public static StatusException forbidden(String message) {
        return of(403, "Forbidden", message);
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    public @Nullable String group() {
        return group;
    }

    public @Nullable String kind() {
        return kind;
    }

    public @Nullable String name() {
        return name;
    }

    public List<Cause> causes() {
        return causes;
    }

    /** Extra response headers, for example {@code Retry-After}. */
    public Map<String, String> headers() {
        return headers;
    }
}
