package cloud.nuvem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of faults speaks of tests that are there. */
class FaultTableTests {

    private static final Path TABLE = Path.of(".github/FAULTS.md");
    private static final Pattern NAMED = Pattern.compile("`([a-zA-Z.]*(?:Tests|IT))(?:#([a-zA-Z0-9]+))?`");

    @Test
    void everyRowNamesATest() throws IOException {
        assertThat(rows())
                .hasSizeGreaterThan(30)
                .allMatch(row -> NAMED.matcher(row).find());
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> line.matches("\\| \\d+ \\|.*"))
                .toList();
    }

    static Stream<String> named() throws IOException {
        return rows().stream()
                .flatMap(row -> NAMED.matcher(row).results())
                .map(MatchResult::group)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("named")
    void everyNamedTestExists(String named) throws ClassNotFoundException {
        var parts = NAMED.matcher(named).results().findFirst().orElseThrow();
        var type =
                Class.forName("cloud.nuvem." + parts.group(1), false, getClass().getClassLoader());
        var method = parts.group(2);
        assertThat(type.getDeclaredMethods())
                .anyMatch(each -> method == null || each.getName().equals(method));
    }
}
