package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VmOverview;
import cloud.nuvem.tenancy.DeniedException;
import cloud.nuvem.ui.Background;
import cloud.nuvem.ui.Pulse;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets an open page follow the cluster: hears changes while the page is there, and the slow beat for what is no change (that
 * nothing was heard); reads on the caller's thread, tells the page by push.
 */
final class Live implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Live.class);

    private final Pulse pulse;
    private final VmDesk desk;
    private final BiConsumer<VmDesk, VmOverview> onChange;
    private @Nullable AutoCloseable changes;
    private @Nullable Registration beats;

    Live(Pulse pulse, VmDesk desk, BiConsumer<VmDesk, VmOverview> onChange) {
        this.pulse = pulse;
        this.desk = desk;
        this.onChange = onChange;
    }

    /** Again has no effect. */
    void start(UI page) {
        if (changes == null) {
            changes = desk.machines()
                    .onChange(desk.desk().actor(), desk.desk().project().id(), () -> changed(page));
            beats = pulse.every(() -> changed(page));
        }
    }

    private void changed(UI page) {
        try {
            var overview = desk.machines()
                    .overview(desk.desk().actor(), desk.desk().project().id());
            Background.tell(page, () -> {
                if (changes != null) {
                    onChange.accept(desk, overview);
                }
            });
        } catch (DeniedException noLonger) {
            Background.tell(page, () -> refused(page));
        }
    }

    /** The reader lost the role while the page was open: nothing more is pushed, and the page asks again and says so. */
    private void refused(UI page) {
        if (changes != null) {
            close();
            page.getPage().reload();
        }
    }

    @Override
    public void close() {
        if (beats != null) {
            beats.remove();
            beats = null;
        }
        var open = changes;
        changes = null;
        if (open != null) {
            try {
                open.close();
            } catch (Exception unexpected) {
                LOG.warn("Could not stop listening for changes of machines", unexpected);
            }
        }
    }
}
