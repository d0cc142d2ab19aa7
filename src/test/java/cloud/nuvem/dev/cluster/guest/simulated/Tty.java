package cloud.nuvem.dev.cluster.guest.simulated;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A terminal line as a kernel keeps it: echoes what is typed, lets it be corrected, hands over whole lines. What is printed
 * goes no faster than {@value #BYTES_PER_SECOND} bytes a second.
 */
final class Tty {

    static final int BYTES_PER_SECOND = 1024 * 1024;

    private static final int LONGEST_LINE = 1024;
    private static final int MOST_LINES = 64;
    private static final char INTERRUPT = 3;
    private static final char END_OF_FILE = 4;
    private static final char KILL = 21;
    private static final char DELETE = 127;
    private static final String GOODBYE = "\004";

    private final String name;
    private final Consumer<String> output;
    private final Gate gate;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>(MOST_LINES);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final StringBuilder line = new StringBuilder();
    private boolean echo = true;
    private boolean returned;
    private volatile boolean interrupted;
    private volatile int rows;
    private volatile int columns;

    Tty(String name, int rows, int columns, Gate gate, Consumer<String> output) {
        this.name = name;
        this.rows = rows;
        this.columns = columns;
        this.gate = gate;
        this.output = output;
    }

    String name() {
        return name;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    void size(int newRows, int newColumns) {
        rows = newRows;
        columns = newColumns;
    }

    /** One character from the keyboard or the other end of the line. */
    synchronized void type(char character) {
        boolean afterReturn = returned && character == '\n';
        returned = character == '\r';
        if (afterReturn) {
            return;
        }
        switch (character) {
            case '\r', '\n' -> finish("\r\n");
            case '\b', DELETE -> rubOut(1);
            case KILL -> rubOut(line.length());
            case INTERRUPT -> {
                line.setLength(0);
                interrupted = true;
                finish("^C\r\n");
            }
            case END_OF_FILE -> {
                if (line.isEmpty()) {
                    lines.offer(GOODBYE);
                }
            }
            default -> {
                if (character >= ' ' && line.length() < LONGEST_LINE) {
                    line.append(character);
                    echo(String.valueOf(character));
                }
            }
        }
    }

    private void finish(String end) {
        var whole = line.toString();
        line.setLength(0);
        output.accept(end);
        lines.offer(whole);
    }

    private void rubOut(int characters) {
        int gone = Math.min(characters, line.length());
        line.setLength(line.length() - gone);
        echo("\b \b".repeat(gone));
    }

    private void echo(String text) {
        if (echo) {
            output.accept(text);
        }
    }

    /** Waits for a line; {@link #isGoodbye} for the end of file. */
    String readLine() throws InterruptedException {
        asked.countDown();
        var typed = lines.take();
        gate.pass();
        interrupted = false;
        return typed;
    }

    /** Forgets what was typed before anybody listened. */
    synchronized void flush() {
        line.setLength(0);
        lines.clear();
    }

    /** Waits until a program waits for a line. */
    void awaitAsked() throws InterruptedException {
        asked.await();
    }

    /** Waits for a line that nobody shall see. */
    String readSecret() throws InterruptedException {
        echo(false);
        try {
            return readLine();
        } finally {
            echo(true);
        }
    }

    private synchronized void echo(boolean on) {
        echo = on;
    }

    static boolean isGoodbye(String line) {
        return line.equals(GOODBYE);
    }

    /** Prints text with line feeds alone. */
    void print(String text) throws InterruptedException {
        gate.pass();
        TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(text.length()) / BYTES_PER_SECOND);
        output.accept(text.replace("\n", "\r\n"));
    }

    /** Whether Control-C was typed since the command began. */
    boolean isInterrupted() {
        return interrupted;
    }
}
