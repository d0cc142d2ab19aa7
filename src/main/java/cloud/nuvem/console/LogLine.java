package cloud.nuvem.console;

import java.time.Instant;

/**
 * One line that a machine said.
 *
 * @param text without its end of line; may have colours (ANSI escapes) and anything else a machine can send; a longer one is cut
 */
public record LogLine(Instant at, String text) {}
