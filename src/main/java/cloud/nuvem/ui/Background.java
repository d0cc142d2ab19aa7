package cloud.nuvem.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.Command;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches what may take long off the page's thread and shows it when it is there. */
public final class Background {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private Background() {}

    /**
     * Changes the page from any other thread. What fails in it reaches the page's error handler; a page that was closed in the
     * meantime is left alone.
     */
    public static void tell(UI page, Command change) {
        try {
            var _ = page.access(change);
        } catch (UIDetachedException closed) {
            LOG.debug("A page was closed before it could be told", closed);
        }
    }

    /**
     * @param work knows no page and no current request
     * @param onDone on the page's thread
     * @param onFailure on the page's thread; the failure is already in the log
     */
    public static <T> void run(UI page, Supplier<T> work, Consumer<T> onDone, Consumer<RuntimeException> onFailure) {
        Thread.ofVirtual().name("page-work").start(() -> {
            try {
                var found = work.get();
                tell(page, () -> onDone.accept(found));
            } catch (RuntimeException failure) {
                LOG.warn("What a page asked for failed", failure);
                tell(page, () -> onFailure.accept(failure));
            }
        });
    }
}
