package cloud.nuvem.ui;

import java.util.Optional;

/** What a module says on every page about how an organization stands with the provider: unpaid, suspended. */
public interface StandingSource {

    /**
     * Cheap: asked with every page.
     *
     * @param organization short name ({@code acme})
     * @return empty when there is nothing to say, or not to this person
     */
    Optional<Line> line(String organization);

    /**
     * One line with the way out.
     *
     * @param path of the page that helps, from the portal's root
     */
    record Line(Tone tone, String sentence, String linkWords, String path) {}
}
