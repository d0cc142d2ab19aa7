package cloud.nuvem.dev.cluster.core.pipeline;

import cloud.nuvem.dev.cluster.core.ResourceType;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the names of a kind must look, and what a real server says when they do not. */
enum NameRule {
    SUBDOMAIN(253, "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*", """
            a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', \
            and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '%s')"""),
    LABEL(63, "[a-z0-9]([-a-z0-9]*[a-z0-9])?", """
            a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', \
            and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', \
            regex used for validation is '%s')"""),
    LABEL_1035(63, "[a-z]([-a-z0-9]*[a-z0-9])?", """
            a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic \
            character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', \
            regex used for validation is '%s')"""),
    PATH_SEGMENT(253, "(?!\\.{1,2}$)[^/%]+", "may not be '.', '..' or contain '/' or '%%'");

    private final int longest;
    private final Pattern pattern;
    private final String sentence;

    NameRule(int longest, String pattern, String sentence) {
        this.longest = longest;
        this.pattern = Pattern.compile(pattern);
        this.sentence = sentence.formatted(pattern);
    }

    static NameRule of(ResourceType type) {
        return switch (type.schema().path("x-nuvem-name").asString("subdomain")) {
            case "label" -> LABEL;
            case "label-1035" -> LABEL_1035;
            case "path-segment" -> PATH_SEGMENT;
            default -> SUBDOMAIN;
        };
    }

    /** What is wrong with the name; null when nothing is. */
    @Nullable
    String objection(String name) {
        if (name.length() > longest) {
            return "must be no more than " + longest + " bytes";
        }
        return pattern.matcher(name).matches() ? null : sentence;
    }
}
