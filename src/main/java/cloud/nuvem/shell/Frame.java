package cloud.nuvem.shell;

import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.ui.ActionMenu;
import cloud.nuvem.ui.Announcer;
import cloud.nuvem.ui.Banners;
import cloud.nuvem.ui.Buttons;
import cloud.nuvem.ui.CountsChanged;
import cloud.nuvem.ui.FramedPage;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.Logo;
import cloud.nuvem.ui.NavigationSource;
import cloud.nuvem.ui.PaletteSource;
import cloud.nuvem.ui.StandingSource;
import cloud.nuvem.ui.Tone;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Layout;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Around every page: where one is, where one can go, what happened, who one is. */
@Layout
@PermitAll
@JsModule("./elements/nv-frame.ts")
class Frame extends AppLayout implements BeforeEnterObserver, AfterNavigationObserver {

    private static final String STANDING = "standing";

    private final Places places;
    private final Navigation navigation;
    private final ProjectSwitcher switcher;
    private final Palette palette;
    private final AreaSwitch areas;
    private final ObjectProvider<StandingSource> standings;
    private final Breadcrumbs breadcrumbs = new Breadcrumbs();
    private final Banners banners = new Banners();
    private final Announcer announcer = new Announcer();
    private final Main main = new Main();
    private final Nav drawer = new Nav();
    private @Nullable Place place;

    Frame(
            Places places,
            List<NavigationSource> sources,
            List<PaletteSource> paletteSources,
            ObjectProvider<StandingSource> standings) {
        this.places = places;
        this.standings = standings;
        navigation = new Navigation(sources);
        switcher = new ProjectSwitcher(places);
        palette = new Palette(places, sources, paletteSources);
        areas = new AreaSwitch(places);
        setPrimarySection(Section.DRAWER);
        addClassName("nv-frame");
        main.setId("content");
        main.getElement().setAttribute("tabindex", "0"); // the page scrolls in here, so the keyboard must reach it
        fillDrawer();
        addToNavbar(bar());
    }

    private void fillDrawer() {
        var home = new Anchor("", new Logo());
        home.setAriaLabel(Words.text("shell.home"));
        home.addClassName("nv-home-link");
        var narrow = new NativeButton();
        narrow.add(Glyph.SIDEBAR.icon(), new Span(Words.text("shell.collapse")));
        narrow.addClassName("nv-collapse");
        narrow.setId("collapse");
        drawer.add(home, switcher, navigation, areas, narrow);
        drawer.addClassName("nv-drawer");
        drawer.getElement().setAttribute("aria-label", Words.text("shell.navigation"));
        addToDrawer(drawer);
    }

    private static Anchor skipLink() {
        var skip = new Anchor("#content", Words.text("shell.skip"));
        skip.getElement().setAttribute("router-ignore", true);
        skip.getElement()
                .executeJs("this.addEventListener('click', (event) => { event.preventDefault();"
                        + " document.getElementById('content').focus(); })");
        skip.addClassName("nv-skip");
        return skip;
    }

    private Header bar() {
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(Words.text("shell.navigation"));
        toggle.setIcon(Glyph.MENU.icon());
        var help = Buttons.icon(Glyph.HELP, Words.text("shell.help"), () -> {});
        help.addClassName("nv-help");
        var helpMenu = new ActionMenu(help);
        helpMenu.filledBy(() -> helpMenu.add(
                        Glyph.CODE,
                        Words.text("shell.help.api"),
                        () -> getUI().ifPresent(page -> page.getPage().open("api/v1/docs")))
                .add(Glyph.BOLT, Words.text("shell.help.keys"), KeysDialog::open));
        var bar = new Header(
                skipLink(), toggle, breadcrumbs, paletteButton(), new Bell(), helpMenu, new PersonMenu(places));
        bar.addClassName("nv-bar");
        return bar;
    }

    private NativeButton paletteButton() {
        var button = new NativeButton();
        var words = new Span(Words.text("shell.palette.hint"));
        var keys = new Span("Ctrl K");
        keys.addClassName("nv-keys");
        button.add(Glyph.SEARCH.icon(), words, keys);
        button.addClassName("nv-palette-button");
        button.setId("palette");
        button.getElement().setAttribute("aria-haspopup", "dialog");
        button.addClickListener(click -> openPalette());
        return button;
    }

    private void openPalette() {
        if (place != null) {
            palette.open(place);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        var page = event.getUI();
        banners.serve(page);
        announcer.serve(page);
        var counting = CountsChanged.hear(page, navigation::count);
        addDetachListener(detach -> {
            detach.unregisterListener();
            counting.remove();
        });
        Shortcuts.addShortcutListener(this, this::openPalette, Key.KEY_K, KeyModifier.CONTROL)
                .listenOn(page);
        Shortcuts.addShortcutListener(this, this::openPalette, Key.KEY_K, KeyModifier.META)
                .listenOn(page);
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.removeAll();
        main.getElement().appendChild(banners.getElement(), content.getElement(), announcer.getElement());
        setContent(main);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getRouteParameters();
        if (event.isErrorEvent()) {
            place = ComponentUtil.getData(event.getUI(), Place.class); // none where the place itself was refused
            return;
        }
        ComponentUtil.setData(event.getUI(), Place.class, null);
        boolean ofProvider = FramedPage.OfProvider.class.isAssignableFrom(event.getNavigationTarget());
        place = ofProvider || parameters.getParameterNames().isEmpty()
                ? places.last().orElse(null)
                : places.named(parameters).orElseThrow(() -> new DeniedException(new Denied.Absent("project")));
        ComponentUtil.setData(event.getUI(), Place.class, place);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (place == null) {
            place = places.last().orElse(null);
        }
        boolean ofProvider = event.getActiveChain().getFirst() instanceof FramedPage.OfProvider;
        setClassName("provider", ofProvider);
        areas.show(ofProvider);
        if (ofProvider && event.getActiveChain().getFirst() instanceof FramedPage page) {
            showProvider(page);
            return;
        }
        var here = place;
        switcher.setVisible(true);
        drawer.setVisible(here != null);
        if (here == null) {
            return;
        }
        here.project().ifPresent(places::remember);
        switcher.show(here);
        navigation.show(here.forModules());
        if (event.getActiveChain().getFirst() instanceof FramedPage page) {
            breadcrumbs.show(here, page, page instanceof HomeView);
        }
        tellStanding(here);
    }

    private void showProvider(FramedPage page) {
        drawer.setVisible(true);
        switcher.setVisible(false);
        navigation.showProvider();
        breadcrumbs.showProvider(page);
        banners.clear(STANDING);
    }

    /** Who may see money is told why and where to pay; everybody else, what it means for them. */
    private void tellStanding(Place here) {
        standings
                .orderedStream()
                .flatMap(source -> source.line(here.organization().slug()).stream())
                .findFirst()
                .ifPresentOrElse(line -> banners.show(STANDING, line), () -> tellSuspension(places.suspension(here)));
    }

    private void tellSuspension(Organization.Suspension suspension) {
        switch (suspension) {
            case NONE -> banners.clear(STANDING);
            case NEW_RESOURCES_BLOCKED ->
                banners.show(STANDING, Tone.WARN, Words.text("shell.suspension.new-resources-blocked"));
            case COMPUTE_STOPPED -> banners.show(STANDING, Tone.BAD, Words.text("shell.suspension.compute-stopped"));
        }
    }
}
