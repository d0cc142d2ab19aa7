package cloud.nuvem.monitoring.internal;

import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * The label matchers of every query: the project's namespace, always, and the machine's name. Values are escaped although
 * neither can hold a character that needs it: the wall does not lean on another one.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals">PromQL, string literals</a>
 */
record Selector(String namespace, @Nullable String machine) {

    static Selector of(ProjectId project, @Nullable ResourceName machine) {
        return new Selector(project.namespace(), machine == null ? null : machine.value());
    }

    /** {@code namespace="…",name="…"}. */
    String matchers() {
        var matchers = matcher("namespace", namespace);
        return machine == null ? matchers : matchers + "," + matcher("name", machine);
    }

    /** Equality with exactly this text, whatever is in it. */
    static String matcher(String label, String value) {
        var quoted = new StringBuilder(label).append("=\"");
        value.codePoints().forEach(character -> {
            switch (character) {
                case '\\' -> quoted.append("\\\\");
                case '"' -> quoted.append("\\\"");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                default -> quoted.appendCodePoint(character);
            }
        });
        return quoted.append('"').toString();
    }
}
