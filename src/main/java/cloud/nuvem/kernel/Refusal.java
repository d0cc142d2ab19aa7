package cloud.nuvem.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expected no: what a facade answers when it will not do what was asked. Both doors show it: the page as a sentence at
 * the field, the API as {@code application/problem+json} (RFC 9457) with the same code.
 */
public interface Refusal {

    /**
     * Stable, in kebab case, dotted by subject: {@code vm.name-taken}. The sentence stands in the message bundles under
     * {@code refusal.<code>}, what to do next under {@code refusal.<code>.next}.
     */
    String code();

    /** What the sentence's placeholders {@code {0}}, {@code {1}} … stand for: text, numbers, sizes, money, instants. */
    default List<Object> arguments() {
        return List.of();
    }

    /** The field of the command that caused it, in camel case as in the API ({@code instanceType}); null when none did. */
    default @Nullable String field() {
        return null;
    }

    /** The kind of no, from which the API's status follows. */
    default Kind kind() {
        return Kind.INVALID;
    }

    /** Why in general. */
    enum Kind {
        /** The request cannot be understood or breaks a rule: 422. */
        INVALID,
        /** It is not there, or not for this caller: 404. */
        ABSENT,
        /** The caller's role does not allow it: 403. */
        FORBIDDEN,
        /** It clashes with what is there now: 409. */
        CONFLICT,
        /** It is no longer the version that the caller saw: 412. */
        STALE,
        /** A limit is reached: 403 with the code of the limit. */
        LIMIT,
        /** Too many requests for now: 429. */
        BUSY
    }
}
