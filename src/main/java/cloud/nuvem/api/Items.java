package cloud.nuvem.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of every list.
 *
 * @param next the cursor of the next page, opaque; null on the last one
 */
public record Items<T>(List<T> items, @Nullable String next) {

    public Items {
        items = List.copyOf(items);
    }

    /** A short list in one piece. */
    public static <S, T> Items<T> all(List<S> items, Function<S, T> mapper) {
        return new Items<>(items.stream().map(mapper).toList(), null);
    }
}
