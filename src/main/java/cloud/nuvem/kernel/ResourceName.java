package cloud.nuvem.kernel;

import java.util.regex.Pattern;

/**
 * The name of a resource inside a project: lower-case letters, digits and hyphens, 1 to 63 characters, beginning with a
 * letter and not ending with a hyphen.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1035#section-2.3.1">RFC 1035, label</a>
 */
public record ResourceName(String value) implements Comparable<ResourceName> {

    public static final int MAX_LENGTH = 63;
    private static final Pattern SYNTAX = Pattern.compile("[a-z]([a-z0-9-]*[a-z0-9])?");

    /** @throws IllegalArgumentException when the text is no name */
    public ResourceName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a resource name");
        }
    }

    /** Whether the text may be a name; asked before anything a person typed becomes one. */
    public static boolean isValid(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && SYNTAX.matcher(text).matches();
    }

    @Override
    public int compareTo(ResourceName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
