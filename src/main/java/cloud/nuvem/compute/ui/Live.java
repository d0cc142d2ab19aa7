package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VmOverview;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets an open page follow the cluster: listens while the page is there, reads on the listener's thread, tells by push. */
final class Live implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Live.class);

    private final UI page;
    private final VmDesk desk;
    private final BiConsumer<VmDesk, VmOverview> onChange;
    private @Nullable AutoCloseable listening;

    Live(UI page, VmDesk desk, BiConsumer<VmDesk, VmOverview> onChange) {
        this.page = page;
        this.desk = desk;
        this.onChange = onChange;
    }

    void start() {
        if (listening == null) {
            listening = desk.machines().onChange(
                    desk.desk().actor(), desk.desk().project().id(), this::changed);
        }
    }

    private void changed() {
        var overview = desk.machines()
                .overview(desk.desk().actor(), desk.desk().project().id());
        try {
            page.access(() -> {
                if (listening != null) {
                    onChange.accept(desk, overview);
                }
            });
        } catch (UIDetachedException gone) {
            close(); // the page was closed while we read
        }
    }

    @Override
    public void close() {
        var open = listening;
        listening = null;
        if (open != null) {
            try {
                open.close();
            } catch (Exception unexpected) {
                LOG.warn("Could not stop listening for changes of machines", unexpected);
            }
        }
    }
}
