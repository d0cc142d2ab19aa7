package cloud.nuvem.tenancy;

import java.util.regex.Pattern;

/**
 * A project, by an id that people can read and that never changes: 3 to 40 lower-case letters, digits and hyphens. It stands
 * in URLs ({@code /p/<id>}), in the API's paths and in the namespace's name ({@code nuvem-<id>}).
 */
public record ProjectId(String value) {

    private static final Pattern SYNTAX = Pattern.compile("[a-z][a-z0-9-]{1,38}[a-z0-9]");

    /** @throws IllegalArgumentException when the text is no project id */
    public ProjectId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a project id");
        }
    }

    /** Whether the text may be a project id; asked before anything from a URL becomes one. */
    public static boolean isValid(String text) {
        return text.length() <= 40 && SYNTAX.matcher(text).matches();
    }

    /** The Kubernetes namespace this project lives in. */
    public String namespace() {
        return "nuvem-" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
