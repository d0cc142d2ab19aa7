package cloud.nuvem.ui;

import com.vaadin.flow.component.UI;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches what may take long off the page's thread and shows it when it is there. */
public final class Background {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private Background() {}

    /**
     * @param work knows no page and no current request
     * @param onDone on the page's thread
     * @param onFailure on the page's thread; the failure is already in the log
     */
    public static <T> void run(UI page, Supplier<T> work, Consumer<T> onDone, Consumer<RuntimeException> onFailure) {
        Thread.ofVirtual().name("page-work").start(() -> {
            try {
                var found = work.get();
                page.access(() -> onDone.accept(found));
            } catch (RuntimeException failure) {
                LOG.warn("What a page asked for failed", failure);
                page.access(() -> onFailure.accept(failure));
            }
        });
    }
}
