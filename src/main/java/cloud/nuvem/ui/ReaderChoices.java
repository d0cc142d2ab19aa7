package cloud.nuvem.ui;

import com.vaadin.flow.component.page.ColorScheme;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the kit learns what a person chose for all their pages; answered by the frame, which knows people. */
public interface ReaderChoices {

    /** Of whoever is signed in with the current request; {@link Choices#NONE} for nobody. */
    Choices current();

    /**
     * @param language null follows the browser
     * @param zone null follows the browser
     */
    record Choices(@Nullable Locale language, @Nullable ZoneId zone, ColorScheme.Value scheme) {

        public static final Choices NONE = new Choices(null, null, ColorScheme.Value.SYSTEM);
    }
}
