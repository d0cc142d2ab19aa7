package cloud.nuvem.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.console.LogLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogLinesTests {

    private static final String TIME = "2026-11-24T10:00:00.123456789Z";

    private final LogLines lines = new LogLines();

    @Test
    void aLineIsItsTimeAndWhatWasSaid() {
        assertThat(add(TIME + " [    0.1] Linux version\r\n"))
                .containsExactly(new LogLine(Instant.parse(TIME), "[    0.1] Linux version"));
    }

    @Test
    void whatIsNotCompleteWaits() {
        assertThat(add(TIME + " log")).isEmpty();
        assertThat(add("in: \n" + TIME)).extracting(LogLine::text).containsExactly("login: ");
        assertThat(add(" \n")).extracting(LogLine::text).containsExactly("");
    }

    /** However it is cut on its way, also in the middle of a letter. */
    @Test
    void piecesOfAnySizeMakeTheSameLines() {
        var text = TIME + " olá 😀\n" + TIME + " \u001b[31mred\u001b[0m\r\n" + TIME + " \n";
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var whole = new LogLines().add(bytes);
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            var cut = new LogLines();
            List<LogLine> found = new ArrayList<>();
            for (int from = 0; from < bytes.length; ) {
                int to = Math.min(bytes.length, from + 1 + random.nextInt(9));
                found.addAll(cut.add(Arrays.copyOfRange(bytes, from, to)));
                from = to;
            }
            assertThat(found).isEqualTo(whole);
        }
    }

    /** Row 50: a machine that never ends its line. */
    @Test
    void anEndlessLineTakesNoMoreThanIsShownOfIt() {
        add(TIME + " ");
        var piece = "x".repeat(100_000);
        for (int round = 0; round < 100; round++) {
            assertThat(add(piece)).isEmpty();
        }
        assertThat(add("\n"))
                .singleElement()
                .satisfies(line -> assertThat(line.text().length()).isLessThanOrEqualTo(LogLines.LONGEST));
    }

    @Test
    void aLineWithoutATimeIsShownAllTheSame() {
        assertThat(add("unable to retrieve container logs\n"))
                .singleElement()
                .satisfies(line -> assertThat(line.at()).isEqualTo(Instant.EPOCH));
    }

    private List<LogLine> add(String text) {
        return lines.add(text.getBytes(StandardCharsets.UTF_8));
    }
}
