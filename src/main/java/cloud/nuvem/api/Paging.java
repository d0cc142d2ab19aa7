package cloud.nuvem.api;

import cloud.nuvem.kernel.Page;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which page of a list the request asks for, by {@code limit} (1 to 500, else 50) and {@code cursor}. A controller takes it
 * as a parameter. A cursor works only with the filter and order it was made with; any other is refused with 422.
 */
public final class Paging {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 500;

    private final URI list;
    private final @Nullable String cursor;
    private final int limit;

    private Paging(URI list, @Nullable String cursor, int limit) {
        this.list = list;
        this.cursor = cursor;
        this.limit = limit;
    }

    /**
     * @param list the list's address with its filters, as requested
     * @throws cloud.nuvem.kernel.RefusedException when cursor or limit are not acceptable
     */
    public static Paging of(URI list, @Nullable String cursor, @Nullable String limit) {
        return new Paging(list, cursor == null ? null : Cursor.read(list, cursor), limitOf(limit));
    }

    private static int limitOf(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_LIMIT) {
            throw ApiRefusal.parameter("invalid-limit", "limit", MAX_LIMIT);
        }
        return Integer.parseInt(text);
    }

    /** The facade's own cursor, exactly as it gave it as {@link Page#next}; null for the first page. */
    public @Nullable String cursor() {
        return cursor;
    }

    public int limit() {
        return limit;
    }

    /** The page in its envelope, with a {@code Link} to the next one where there is one (RFC 8288). */
    public <T> ResponseEntity<Items<T>> answer(Page<T> page) {
        var next = page.next();
        if (next == null) {
            return ResponseEntity.ok(new Items<>(page.items(), null));
        }
        var sealed = Cursor.write(list, next);
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, "<" + address(sealed) + ">; rel=\"next\"")
                .body(new Items<>(page.items(), sealed));
    }

    private String address(String sealed) {
        var uri = UriComponentsBuilder.fromUri(list)
                .replaceQueryParam("cursor", sealed)
                .replaceQueryParam("limit", limit)
                .build(true);
        return uri.getQuery() == null ? uri.getPath() + "" : uri.getPath() + "?" + uri.getQuery();
    }
}
