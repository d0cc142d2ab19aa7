package cloud.nuvem.ui;

import cloud.nuvem.kernel.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a module tells on the home page of a project: its figures, what needs somebody, what it costs. */
public interface HomeSource {

    Part part(String project);

    /**
     * A module's share of the page.
     *
     * @param empty nothing of this kind exists yet
     * @param shelf what there is, a handful of it
     * @param perMonth at today's prices; null for what costs nothing by itself
     */
    record Part(
            boolean empty,
            List<Figure> figures,
            List<Attention> attention,
            Shelf shelf,
            @Nullable Money perMonth,
            List<QuotaBars.Bar> quota,
            List<FirstStep> firstSteps) {}

    /** One number with its name and what it is out of. */
    record Figure(String words, String value, String note, String path) {}

    /** Something that somebody should look at. */
    record Attention(Status status, String title, String sentence, String path) {}

    /**
     * The first few of a kind, the most urgent first.
     *
     * @param allPath the list with all of them
     */
    record Shelf(String title, List<Resource> resources, String all, String allPath) {}

    /** One of them, with what matters about it in a few words. */
    record Resource(Status status, String title, String facts, String path) {}

    /** What to begin with in a project that has nothing yet. */
    record FirstStep(Glyph glyph, String title, String sentence, String path) {}
}
