package cloud.nuvem.dev.cluster.guest.screen;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * A screen of characters in sixteen colours, as a graphics card's text mode has it. Everything is safe to call from any
 * thread; viewers follow it by the number of its latest change.
 */
public final class TextScreen {

    /** Light grey on black. */
    public static final int PLAIN = 0x07;

    private int columns;
    private int rows;
    private int[][] cells;
    private long[] changed;
    private long change = 1;
    private long resized = 1;
    private int row;
    private int column;
    private int pointer = -1;

    public TextScreen(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        this.cells = blank(columns, rows);
        this.changed = new long[rows];
    }

    private static int[][] blank(int columns, int rows) {
        var cells = new int[rows][columns];
        for (var line : cells) {
            Arrays.fill(line, PLAIN << 16 | ' ');
        }
        return cells;
    }

    /** Another mode: what was shown is gone. */
    public synchronized void resize(int newColumns, int newRows) {
        columns = newColumns;
        rows = newRows;
        cells = blank(columns, rows);
        changed = new long[rows];
        row = 0;
        column = 0;
        resized = ++change;
        touchAll();
    }

    /** Nothing is shown, the cursor is at the top. */
    public synchronized void clear() {
        resize(columns, rows);
    }

    /** @param colours background in the upper, foreground in the lower four bits */
    synchronized void put(char character, int colours) {
        if (column == columns) {
            column = 0;
            lineFeed();
        }
        cells[row][column++] = colours << 16 | character;
        touch(row);
    }

    synchronized void lineFeed() {
        touch(row);
        if (row + 1 < rows) {
            row++;
        } else {
            var recycled = cells[0];
            System.arraycopy(cells, 1, cells, 0, rows - 1);
            Arrays.fill(recycled, PLAIN << 16 | ' ');
            cells[rows - 1] = recycled;
            touchAll();
        }
        touch(row);
    }

    synchronized void carriageReturn() {
        moveTo(row, 0);
    }

    synchronized void backspace() {
        moveTo(row, column - 1);
    }

    synchronized void tab() {
        moveTo(row, (column / 8 + 1) * 8);
    }

    synchronized void moveTo(int newRow, int newColumn) {
        touch(row);
        row = Math.clamp(newRow, 0, rows - 1);
        column = Math.clamp(newColumn, 0, columns - 1);
        touch(row);
    }

    synchronized void eraseToEndOfLine() {
        Arrays.fill(cells[row], Math.min(column, columns), columns, PLAIN << 16 | ' ');
        touch(row);
    }

    synchronized void eraseToEndOfScreen() {
        eraseToEndOfLine();
        for (int below = row + 1; below < rows; below++) {
            Arrays.fill(cells[below], PLAIN << 16 | ' ');
            touch(below);
        }
    }

    /** Shows the mouse as an inverted cell. */
    public synchronized void pointAt(int x, int y) {
        int under = Math.clamp(y / Font.HEIGHT, 0, rows - 1) * columns + Math.clamp(x / Font.WIDTH, 0, columns - 1);
        if (under != pointer) {
            touch(Math.min(Math.max(pointer, 0) / columns, rows - 1));
            pointer = under;
            touch(pointer / columns);
        }
    }

    private void touch(int line) {
        changed[line] = ++change;
        notifyAll();
    }

    private void touchAll() {
        Arrays.fill(changed, ++change);
        notifyAll();
    }

    /** Waits for a change after this one, no longer than given; the number of the latest. */
    public synchronized long await(long seen, long milliseconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        for (long left = milliseconds; change == seen && left > 0; left = leftUntil(end)) {
            wait(left);
        }
        return change;
    }

    private static long leftUntil(long end) {
        return TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }

    /** What is shown now, for drawing. */
    public synchronized Shown shown() {
        var copy = new int[rows][];
        for (int line = 0; line < rows; line++) {
            copy[line] = cells[line].clone();
        }
        if (pointer >= 0 && pointer < rows * columns) {
            copy[pointer / columns][pointer % columns] = Shown.inverted(copy[pointer / columns][pointer % columns]);
        }
        return new Shown(copy, changed.clone(), change, resized, row, Math.min(column, columns - 1));
    }

    /** The text that is shown, line by line, without what is empty at its ends. */
    public synchronized String text() {
        var text = new StringBuilder();
        for (var line : cells) {
            var characters = new StringBuilder();
            for (int cell : line) {
                characters.append((char) (cell & 0xffff));
            }
            text.append(characters.toString().stripTrailing()).append('\n');
        }
        return text.toString().stripTrailing();
    }
}
