package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.ui.Notices;
import cloud.nuvem.ui.Notices.Notice;
import cloud.nuvem.ui.Tone;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.shared.Registration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a new machine's progress in the notification centre until it runs or cannot go on, whatever page the person is on, as
 * long as the session lasts.
 */
final class CreationNews {

    private static final Logger LOG = LoggerFactory.getLogger(CreationNews.class);

    private final VirtualMachines machines;
    private final Actor actor;
    private final VirtualMachine machine;
    private final VaadinSession session;
    private final Locale locale;
    private String told = "";

    /** The cache follows the cluster: before it has shown the machine, its absence says nothing. */
    private volatile boolean seen;

    private @Nullable AutoCloseable listening;
    private @Nullable Registration untilSessionEnds;

    private CreationNews(VirtualMachines machines, Actor actor, VirtualMachine machine) {
        this.machines = machines;
        this.actor = actor;
        this.machine = machine;
        this.session = VaadinSession.getCurrent();
        this.locale = UI.getCurrent().getLocale();
    }

    /** Called on a page, right after the machine was created. */
    static void follow(VirtualMachines machines, Actor actor, VirtualMachine machine) {
        var news = new CreationNews(machines, actor, machine);
        news.tell(Optional.of(machine));
        news.listening = machines.onChange(actor, machine.project(), news::changed);
        news.untilSessionEnds = news.session.addSessionDestroyListener(end -> news.stop());
        news.changed(); // whatever happened before it listened
    }

    private void changed() {
        var now = machines.find(actor, machine.project(), machine.name());
        seen |= now.isPresent();
        if (seen) {
            var _ = session.access(() -> tell(now));
        }
    }

    private void tell(Optional<VirtualMachine> now) {
        var key = now.filter(found -> found.uid().equals(machine.uid()))
                .map(found -> key(found.status()))
                .orElse("deleted");
        if (told.equals(key)) {
            return;
        }
        told = key;
        Notices.of(session)
                .post(new Notice(
                        "created-" + machine.uid(),
                        tone(key),
                        Words.text(locale, "vm.news." + key, machine.displayName()),
                        "",
                        Paths.details(machine),
                        Instant.now(),
                        false));
        if (!key.equals("busy")) {
            stop();
        }
    }

    private static String key(VmStatus status) {
        return switch (status) {
            case VmStatus.Provisioning provisioning -> "busy";
            case VmStatus.Starting starting -> "busy";
            case VmStatus.Running running -> "running";
            case VmStatus.Migrating migrating -> "running";
            case VmStatus.Paused paused -> "stopped";
            case VmStatus.Stopping(boolean deleting, var since) -> deleting ? "deleted" : "stopped";
            case VmStatus.Stopped stopped -> "stopped";
            case VmStatus.Error error -> "error";
        };
    }

    private static Tone tone(String key) {
        return switch (key) {
            case "running" -> Tone.GOOD;
            case "error" -> Tone.BAD;
            case "busy" -> Tone.BUSY;
            default -> Tone.IDLE;
        };
    }

    private void stop() {
        if (untilSessionEnds != null) {
            untilSessionEnds.remove();
            untilSessionEnds = null;
        }
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
