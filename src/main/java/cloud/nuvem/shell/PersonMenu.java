package cloud.nuvem.shell;

import cloud.nuvem.identity.Person;
import cloud.nuvem.kernel.Texts;
import cloud.nuvem.ui.ActionMenu;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.MenuOnDemand;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.ContextMenuPosition;
import com.vaadin.flow.component.contextmenu.HasMenuItems;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who is signed in, in which language, light and time zone, and the way out. */
final class PersonMenu extends Composite<NativeButton> {

    private final Places places;
    private final MenuOnDemand menu = new MenuOnDemand();

    PersonMenu(Places places) {
        this.places = places;
        var person = places.person();
        var button = getContent();
        button.addClassName("nv-person");
        button.setId("person-menu");
        button.getElement().setAttribute("aria-haspopup", "menu");
        button.setAriaLabel(Words.text("shell.person", person.displayName()));
        var avatar = new Avatar(person.displayName());
        avatar.getElement().setAttribute("aria-hidden", "true");
        button.add(avatar);
        menu.setTarget(button);
        menu.setPosition(ContextMenuPosition.BOTTOM_END);
        menu.filledBy(() -> fill(places.person()));
    }

    private void fill(Person person) {
        var mail = new Div(person.email() == null ? person.username() : person.email());
        mail.addClassName("nv-caption");
        var who = new Div(new Span(person.displayName()), mail);
        who.addClassName("nv-person-name");
        menu.addItem(who).setEnabled(false);
        menu.addSeparator();
        var preferences = person.preferences();
        languages(preferences);
        schemes(preferences);
        ActionMenu.entry(
                menu,
                Glyph.CLOCK,
                Words.text("shell.zone"),
                () -> ZoneDialog.open(Reader.current().zone(), preferences.timeZone(), this::chooseZone));
        menu.addSeparator();
        ActionMenu.entry(menu, Glyph.LEAVE, Words.text("shell.sign-out"), SignOut::run);
    }

    private void languages(Person.Preferences preferences) {
        var sub = menu.addItem(ActionMenu.label(Glyph.GLOBE, Words.text("shell.language")))
                .getSubMenu();
        var chosen = preferences.language();
        choice(sub, Words.text("shell.follow-browser"), chosen == null, () -> chooseLanguage(null));
        for (var locale : Texts.LOCALES) {
            var own = locale.equals(Texts.PORTUGUESE) ? "Português (Brasil)" : "English";
            choice(sub, own, locale.equals(chosen), () -> chooseLanguage(locale));
        }
    }

    private void schemes(Person.Preferences preferences) {
        var sub = menu.addItem(ActionMenu.label(Glyph.SUN, Words.text("shell.scheme")))
                .getSubMenu();
        for (var scheme : Person.ColorScheme.values()) {
            var words = Words.text("shell.scheme." + scheme.name().toLowerCase(Locale.ROOT));
            choice(sub, words, scheme == preferences.colorScheme(), () -> chooseScheme(scheme));
        }
    }

    private static void choice(HasMenuItems menu, String words, boolean chosen, Runnable action) {
        var item = menu.addItem(words, click -> action.run());
        item.setCheckable(true);
        item.setChecked(chosen);
    }

    private void chooseLanguage(@Nullable Locale language) {
        var now = places.person().preferences();
        places.save(new Person.Preferences(language, now.timeZone(), now.colorScheme(), now.lastProject()));
        UI.getCurrent().getPage().reload();
    }

    private void chooseScheme(Person.ColorScheme scheme) {
        var now = places.person().preferences();
        places.save(new Person.Preferences(now.language(), now.timeZone(), scheme, now.lastProject()));
        UI.getCurrent().getPage().setColorScheme(PersonChoices.scheme(scheme));
        fill(places.person());
    }

    private void chooseZone(@Nullable ZoneId zone) {
        var now = places.person().preferences();
        places.save(new Person.Preferences(now.language(), zone, now.colorScheme(), now.lastProject()));
        UI.getCurrent().getPage().reload();
    }
}
