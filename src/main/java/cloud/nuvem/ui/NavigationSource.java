package cloud.nuvem.ui;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a module puts into the frame's navigation. The frame shows only entries whose page exists, so that a module may name
 * a page that another one builds.
 */
public interface NavigationSource {

    /** Entries for somebody at this place. Cheap: asked with every change of project. */
    List<Entry> entries(Place place);

    /** Entries of the provider area, for the provider's staff. */
    default List<Entry> providerEntries() {
        return List.of();
    }

    /**
     * Where the person is.
     *
     * @param project id of the project shown; null while the organization has none
     * @param organization short name ({@code acme})
     */
    record Place(@Nullable String project, String organization) {}

    /** Groups of the navigation, in their order. */
    enum Group {
        NONE,
        COMPUTE,
        NETWORK,
        STORAGE,
        OBSERVE,
        BILLING,
        TEAM
    }

    /**
     * One link.
     *
     * @param order within the group, ascending
     * @param count how many there are; null for no number
     */
    record Entry(
            Group group,
            int order,
            Glyph glyph,
            String words,
            String path,
            @Nullable Supplier<Long> count) {}
}
