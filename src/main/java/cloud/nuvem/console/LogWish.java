package cloud.nuvem.console;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines.
 *
 * @param tail at most so many of the last there are; 0 to {@value #MOST}
 * @param since only later ones; null for all
 * @param follow go on with what is said from now on
 * @param before what was said before the log was last taken up anew, which is over: nothing of it is followed
 */
public record LogWish(int tail, @Nullable Instant since, boolean follow, boolean before) {

    public static final int MOST = 100_000;

    public LogWish {
        if (tail < 0 || tail > MOST) {
            throw new IllegalArgumentException("tail 0 to " + MOST);
        }
        if (follow && before) {
            throw new IllegalArgumentException("what is over cannot be followed");
        }
    }
}
