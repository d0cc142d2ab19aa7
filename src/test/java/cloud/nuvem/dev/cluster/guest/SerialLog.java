package cloud.nuvem.dev.cluster.guest;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The complete lines that came over a serial line, the latest of them. Safe from any thread. */
public final class SerialLog {

    private static final int MOST_CHARACTERS = 512 * 1024;

    /** One line without its line feed; a carriage return before it stays, as KubeVirt leaves it. */
    public record Line(long number, Instant at, String text) {}

    private final Deque<Line> lines = new ArrayDeque<>();
    private final StringBuilder unfinished = new StringBuilder();
    private long next = 1;
    private int characters;
    private boolean ended;

    public synchronized void add(String text, Instant at) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '\n') {
                finish(at);
            } else {
                unfinished.append(character);
            }
        }
        notifyAll();
    }

    private void finish(Instant at) {
        lines.add(new Line(next++, at, unfinished.toString()));
        characters += unfinished.length() + 1;
        unfinished.setLength(0);
        while (characters > MOST_CHARACTERS) {
            characters -= lines.remove().text().length() + 1;
        }
    }

    /** Nothing will follow. */
    public synchronized void end() {
        ended = true;
        notifyAll();
    }

    public synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    /** Waits for lines after this number; none when nothing will follow. */
    public synchronized List<Line> awaitAfter(long number) throws InterruptedException {
        while (!ended && (lines.isEmpty() || lines.getLast().number() <= number)) {
            wait();
        }
        var after = new ArrayList<Line>();
        for (var reversed = lines.descendingIterator(); reversed.hasNext(); ) {
            var line = reversed.next();
            if (line.number() <= number) {
                break;
            }
            after.addFirst(line);
        }
        return after;
    }
}
