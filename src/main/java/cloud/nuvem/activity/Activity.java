package cloud.nuvem.activity;

import cloud.nuvem.identity.PersonId;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.ProjectId;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the resources of a project, for everybody who may see them. All methods throw {@code DeniedException} for
 * strangers, and for a resource that is not there and of which nothing is known.
 */
public interface Activity {

    /** Newest first; repeats next to each other are folded, so a page may hold fewer than its limit and have a next one. */
    ActivityPage page(Actor actor, ActivityPlace place, ActivityQuery query);

    /** Writes all that matches, newest first, without holding it all in memory; the stream stays open. */
    void export(Actor actor, ActivityPlace place, ActivityExport export, OutputStream target);

    /** Who did something lately, by name: for a filter. */
    List<Doer> people(Actor actor, ActivityPlace place);

    /** Calls back, a few times a second at most, after something happened, until closed or the reader's rights end. */
    AutoCloseable onChange(Actor actor, ProjectId project, Runnable listener);

    /** @param next the cursor of the next page; null on the last one */
    record ActivityPage(
            List<ActivityEntry> entries, @Nullable String next) {

        public ActivityPage {
            entries = List.copyOf(entries);
        }
    }

    /** @param name as it was when it was done */
    record Doer(PersonId id, String name) {}

    /**
     * @param language in which the search is meant
     * @param cursor {@code next} of the page before; null for the first; an unreadable one is refused
     * @param limit 1 to 500
     */
    record ActivityQuery(
            ActivityFilter filter,
            Locale language,
            @Nullable String cursor,
            int limit) {

        public static final int MAX_LIMIT = 500;

        public ActivityQuery {
            if (limit < 1 || limit > MAX_LIMIT) {
                throw new IllegalArgumentException("limit 1 to " + MAX_LIMIT);
            }
        }
    }

    /** @param language of its sentences, and of the search */
    record ActivityExport(ActivityFilter filter, Locale language, Format format) {
        /** What an export is written as. */
        public enum Format {
            /** RFC 4180 with a header line; no cell is taken for a formula by a spreadsheet. */
            CSV,
            /** One JSON object per line. */
            JSON_LINES
        }
    }
}
