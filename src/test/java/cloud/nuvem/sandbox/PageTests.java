package cloud.nuvem.sandbox;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.dom.Element;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** A page on made-up data, without a browser: what it shows, and what its buttons do. */
@SpringBootTest(classes = Sandbox.class, webEnvironment = WebEnvironment.MOCK)
public abstract class PageTests extends SpringBrowserlessTest {

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    protected FakeVirtualMachines machines;

    @Autowired
    protected FakeCatalogue catalogue;

    @Autowired
    protected FakeTenancy tenancy;

    @Autowired
    protected FakePeople people;

    @Autowired
    protected FakeGraphs graphs;

    @Autowired
    protected FakeActivity activity;

    @BeforeEach
    void begin() {
        activity.reset();
        machines.reset(12);
        catalogue.breakWith(null);
        tenancy.reset();
        people.reset();
        graphs.reset();
    }

    /** Everything somebody could read in this component, hidden parts left out. */
    protected static String read(HasElement component) {
        return read(component.getElement()).replaceAll("\\s+", " ").strip();
    }

    private static String read(Element element) {
        if (element.isTextNode()) {
            return element.getText();
        }
        if (!element.isVisible()) {
            return "";
        }
        return element.getChildren().map(PageTests::read).reduce("", (all, more) -> all + " " + more);
    }

    /** What the page and its open dialogs say. */
    protected String page() {
        var dialogs = find(Dialog.class).all().stream().map(Dialog::getHeaderTitle);
        var parts = UI.getCurrent().getChildren().map(PageTests::read);
        return Stream.concat(dialogs, parts).collect(Collectors.joining(" "));
    }

    protected Button button(String words) {
        return find(Button.class).withText(words).single();
    }

    protected void press(String words) {
        test(button(words)).click();
    }

    /** Lets the page take in what other threads told it, until the condition holds. */
    protected void await(BooleanSupplier condition) {
        var deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            find(Main.class)
                    .exists(); // a search lets in what other threads have queued for the page; a round trip does not
            roundTrip();
            if (condition.getAsBoolean()) {
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new AssertionError("it did not happen within " + PATIENCE + "; the page says: " + page());
    }

    protected static boolean isShown(Component component) {
        return component.isAttached() && component.isVisible();
    }
}
