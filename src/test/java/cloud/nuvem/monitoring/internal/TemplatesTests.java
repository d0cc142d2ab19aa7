package cloud.nuvem.monitoring.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.monitoring.Consumption;
import cloud.nuvem.monitoring.Graph;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTests {

    private static final Pattern SELECTOR = Pattern.compile("kubevirt_vmi_[a-z_]+\\{([^}]*)}");
    private static final Duration WINDOW = Duration.ofMinutes(1);

    @ParameterizedTest
    @EnumSource
    void everySelectorOfEveryGraphNamesTheNamespace(Graph graph) {
        var machine = graph.scope() == Graph.Scope.MACHINE ? new ResourceName("web-1") : null;
        var templates = new Templates(Selector.of(new ProjectId("shop"), machine), WINDOW);
        for (var line : graph.lines()) {
            var query = templates.line(graph, line);
            assertThat(SELECTOR.matcher(query).results())
                    .isNotEmpty()
                    .allSatisfy(found -> assertThat(found.group(1))
                            .startsWith("namespace=\"nuvem-shop\"" + (machine == null ? "" : ",name=\"web-1\"")));
            assertThat(query.split("kubevirt_vmi_", -1))
                    .hasSize((int) SELECTOR.matcher(query).results().count() + 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everySelectorOfARankingNamesTheNamespace(Consumption consumption) {
        var query = new Templates(Selector.of(new ProjectId("shop"), null), WINDOW).consumers(consumption);
        assertThat(SELECTOR.matcher(query).results())
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.group(1)).isEqualTo("namespace=\"nuvem-shop\""));
    }

    @Test
    void theShareOfTheCpuIsOfTheVcpusThatThereWere() {
        var query = new Templates(Selector.of(new ProjectId("shop"), new ResourceName("web-1")), WINDOW)
                .line(Graph.CPU, "used");
        assertThat(query)
                .isEqualTo(
                        "100 * sum by (namespace) (rate(kubevirt_vmi_cpu_usage_seconds_total{namespace=\"nuvem-shop\","
                                + "name=\"web-1\"}[60s])) / count by (namespace) (count by (namespace, id)"
                                + " (last_over_time(kubevirt_vmi_vcpu_seconds_total{namespace=\"nuvem-shop\",name=\"web-1\","
                                + "state=\"running\"}[60s])))");
    }

    /** The first wall: such names cannot even be said. */
    @ParameterizedTest
    @ValueSource(
            strings = {"a\"} or up{x=\"", ".*", "a|b", "web-1\\", "a\nb", "web-1\"", "ä", "web 1", "{}", "a'b", "a`b"})
    void whatCouldEndAMatcherIsNoName(String hostile) {
        assertThatThrownBy(() -> new ResourceName(hostile)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ProjectId(hostile)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The second wall: if one could be said, it would still be nothing but a value. */
    @Test
    void anyTextStaysInsideItsQuotes() {
        var random = new Random(42);
        var alphabet = "\"\\{}[]()|.*+?^$,=~!'`\n\r\t a1-é\u2028😀";
        for (int round = 0; round < 20_000; round++) {
            var value = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                value.appendCodePoint(alphabet.codePointAt(
                        alphabet.offsetByCodePoints(0, random.nextInt(alphabet.codePointCount(0, alphabet.length())))));
            }
            var matcher = Selector.matcher("name", value.toString());
            assertThat(matcher).startsWith("name=\"").endsWith("\"");
            assertThat(unquoted(matcher.substring("name=".length()))).isEqualTo(value.toString());
        }
    }

    /** Reads a double-quoted literal as Prometheus does; fails when it ends before its text does. */
    private static String unquoted(String literal) {
        var text = new StringBuilder();
        int at = 1;
        while (at < literal.length() - 1) {
            char character = literal.charAt(at++);
            assertThat(character).as("ends early: " + literal).isNotEqualTo('"');
            assertThat(character).as("breaks the line").isNotEqualTo('\n');
            if (character != '\\') {
                text.append(character);
                continue;
            }
            assertThat(at).as("escapes the last quote: " + literal).isLessThan(literal.length() - 1);
            text.append(
                    switch (literal.charAt(at++)) {
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case '"' -> '"';
                        case '\\' -> '\\';
                        default -> throw new AssertionError("unknown escape in " + literal);
                    });
        }
        return text.toString();
    }
}
