package cloud.nuvem.shell;

import cloud.nuvem.ui.NavigationSource;
import cloud.nuvem.ui.NavigationSource.Entry;
import cloud.nuvem.ui.NavigationSource.Group;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.RouteConfiguration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The drawer's links, grouped. Shows only what has a page; numbers follow what the pages see. */
final class Navigation extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(Navigation.class);

    private final List<NavigationSource> sources;
    private final Map<Entry, Span> counts = new LinkedHashMap<>();
    private NavigationSource.@Nullable Place shown;

    Navigation(List<NavigationSource> sources) {
        this.sources = sources;
        addClassName("nv-navigation");
    }

    void show(NavigationSource.Place place) {
        if (!place.equals(shown)) {
            shown = place;
            removeAll();
            counts.clear();
            var entries = entries(place, sources);
            Arrays.stream(Group.values()).forEach(group -> addGroup(group, entries));
        }
        count();
    }

    void showProvider() {
        shown = null;
        removeAll();
        counts.clear();
        var entries = existing(sources.stream().flatMap(source -> source.providerEntries().stream()));
        Arrays.stream(Group.values()).forEach(group -> addGroup(group, entries));
        count();
    }

    /** Entries of all modules whose page exists, in order. */
    static List<Entry> entries(NavigationSource.Place place, List<NavigationSource> sources) {
        return existing(sources.stream().flatMap(source -> source.entries(place).stream()));
    }

    private static List<Entry> existing(Stream<Entry> entries) {
        var routes = RouteConfiguration.forSessionScope();
        return entries.filter(entry -> routes.getRoute(entry.path()).isPresent())
                .sorted(Comparator.comparingInt(Entry::order))
                .toList();
    }

    /** A number that cannot be had is left out: the frame outlives what it counts. */
    void count() {
        counts.forEach((entry, number) -> {
            long count = count(entry);
            number.setText(count == 0 ? "" : Reader.current().number(count));
        });
    }

    private static long count(Entry entry) {
        var supplier = entry.count();
        try {
            return supplier == null ? 0 : supplier.get();
        } catch (RuntimeException failure) {
            if (Failures.unavailable(failure).isEmpty()) {
                LOG.warn("Could not count for {}", entry.path(), failure);
            }
            return 0;
        }
    }

    private void addGroup(Group group, List<Entry> all) {
        var entries = all.stream().filter(entry -> entry.group() == group).toList();
        if (entries.isEmpty()) {
            return;
        }
        var nav = new SideNav();
        nav.getElement().setAttribute("role", "presentation");
        if (group != Group.NONE) {
            var label = Words.text("shell.group." + group.name().toLowerCase(Locale.ROOT));
            var heading = new Div(label);
            heading.addClassName("nv-navigation-group");
            add(heading);
        }
        entries.forEach(entry -> nav.addItem(item(entry)));
        add(nav);
    }

    private SideNavItem item(Entry entry) {
        var item =
                new SideNavItem(entry.words(), "/" + entry.path(), entry.glyph().icon());
        item.setMatchNested(entry.group() != Group.NONE);
        item.setTooltipText(entry.words());
        if (entry.count() != null) {
            var number = new Span();
            number.addClassName("nv-count");
            item.setSuffixComponent(number);
            counts.put(entry, number);
        }
        return item;
    }
}
