package cloud.nuvem.shell;

import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.NavigationSource;
import cloud.nuvem.ui.Words;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The project's home and what belongs to the whole organization. */
@Component
class OrganizationNavigation implements NavigationSource {

    @Override
    public List<Entry> entries(Place place) {
        var entries = new ArrayList<Entry>();
        if (place.project() != null) {
            entries.add(entry(Group.NONE, 0, Glyph.HOME, "overview", "p/" + place.project()));
        }
        var organization = "o/" + place.organization();
        entries.add(entry(Group.OBSERVE, 20, Glyph.LINES, "activity", organization + "/audit"));
        entries.add(entry(Group.TEAM, 10, Glyph.BOX, "projects", organization + "/projects"));
        entries.add(entry(Group.TEAM, 20, Glyph.PEOPLE, "members", organization + "/members"));
        return entries;
    }

    private static Entry entry(Group group, int order, Glyph glyph, String name, String path) {
        return new Entry(group, order, glyph, Words.text("shell.page." + name), path, null);
    }
}
