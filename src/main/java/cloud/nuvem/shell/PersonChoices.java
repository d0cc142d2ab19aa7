package cloud.nuvem.shell;

import cloud.nuvem.identity.People;
import cloud.nuvem.identity.Person;
import cloud.nuvem.ui.ReaderChoices;
import com.vaadin.flow.component.page.ColorScheme;
import org.springframework.stereotype.Component;

/** Tells the kit what the person at the door chose for all pages. */
@Component
class PersonChoices implements ReaderChoices {

    private final People people;

    PersonChoices(People people) {
        this.people = people;
    }

    @Override
    public Choices current() {
        try {
            var chosen = people.current().preferences();
            return new Choices(chosen.language(), chosen.timeZone(), scheme(chosen.colorScheme()));
        } catch (IllegalStateException nobodySignedIn) {
            return Choices.NONE; // an error page may be shown to anybody
        }
    }

    static ColorScheme.Value scheme(Person.ColorScheme chosen) {
        return switch (chosen) {
            case SYSTEM -> ColorScheme.Value.SYSTEM;
            case LIGHT -> ColorScheme.Value.LIGHT;
            case DARK -> ColorScheme.Value.DARK;
        };
    }
}
