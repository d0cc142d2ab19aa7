package cloud.nuvem.compute.internal;

import cloud.nuvem.activity.ActivityEntry.Kind;
import cloud.nuvem.activity.ActivityEntry.Said;
import cloud.nuvem.activity.ActivityLog;
import cloud.nuvem.activity.ActivityLog.Step;
import cloud.nuvem.activity.Topic;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.compute.internal.EventTranslator.Words;
import cloud.nuvem.kernel.ResourceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Tells what is seen to happen to machines: the cluster's events, moves between hosts, how instances end, what is wrong. */
@Component
class VmHistory implements DisposableBean {

    private static final String VOLUME = "volume";

    /** A volume is seen by another watch than the event about it. */
    private static final Duration UNTIL_OWNER_IS_SEEN = Duration.ofSeconds(1);

    private static final int LOOKS = 10;

    private final ActivityLog log;
    private final VmCache machines;
    private final VolumeCache volumes;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("vm-history").factory());

    VmHistory(ActivityLog log, VmCache machines, VolumeCache volumes, HistoryCache history) {
        this.log = log;
        this.machines = machines;
        this.volumes = volumes;
        history.onEvent(
                (region, namespace, event) -> Home.at(region, namespace).ifPresent(home -> tell(home, event, 1)));
        history.onMigration(
                (region, namespace, migration) -> Home.at(region, namespace).ifPresent(home -> tell(home, migration)));
        machines.onEachChange(this::look);
    }

    @Override
    public void destroy() {
        later.shutdownNow();
    }

    private void tell(Home home, ObservedEvent event, int look) {
        if (event.volume().isEmpty()) {
            if (!event.machine().isEmpty()) {
                log.tell(step(home, VmLinks.ref(home.project(), event.machine()), event));
            }
            return;
        }
        var owner =
                volumes.peek(home, event.volume()).map(ObservedVolume::owner).orElse("");
        if (!owner.isEmpty()) {
            log.tell(step(home, VmLinks.ref(home.project(), owner), event));
        } else if (look < LOOKS && !later.isShutdown()) {
            var _ = later.schedule(
                    () -> tell(home, event, look + 1), UNTIL_OWNER_IS_SEEN.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            log.tell(step(home, new ResourceRef(VOLUME, home.project().value(), event.volume()), event));
        }
    }

    private static Step step(Home home, ResourceRef resource, ObservedEvent event) {
        var words = event.words();
        var detail = words.kind() == Kind.PROBLEM ? event.said().message() : "";
        return new Step(
                home.project(),
                event.key(),
                resource,
                words.topic(),
                words.kind(),
                words.code(),
                words.place(),
                event.at(),
                event.count(),
                detail,
                event.said());
    }

    private void tell(Home home, ObservedMigration migration) {
        log.tell(new Told(home, migration.machine(), migration.words(), "migration/" + migration.uid())
                .step(migration.at(), migration.hosts(), migration.said()));
    }

    private void look(Home home, String name) {
        machines.instance(home, name).ifPresent(instance -> look(home, name, instance));
        machines.peek(home.project(), name).ifPresent(machine -> {
            var since = machine.status().since();
            if (machine.status() instanceof VmStatus.Error error && since != null) {
                var code = "problem."
                        + error.problem().name().toLowerCase(Locale.ROOT).replace('_', '-');
                var key = machine.uid() + "/" + code + "/" + since.getEpochSecond();
                log.tell(new Told(home, name, new Words(Topic.RUN, Kind.PROBLEM, code), key)
                        .step(since, ObservedEvent.cut(error.detail()), said("VirtualMachine", error.detail(), since)));
            }
        });
    }

    /** What an instance itself says, for events that were lost or never made. */
    private void look(Home home, String name, ObservedInstance instance) {
        var since = instance.phaseSince();
        if (since == null || instance.uid().isEmpty()) {
            return;
        }
        var said = said(instance.phase(), "", since);
        switch (instance.phase()) {
            case "Running" ->
                log.tell(new Told(home, name, EventTranslator.STARTED, ObservedEvent.startOf(instance.uid()))
                        .step(since, "", said));
            case "Succeeded" -> {
                if (!instance.deleting()) { // stopping deletes the instance first
                    log.tell(new Told(home, name, EventTranslator.STOPPED_INSIDE, instance.uid() + "/inside")
                            .step(since, "", said));
                }
            }
            case "Failed" ->
                log.tell(new Told(home, name, EventTranslator.CRASHED, ObservedEvent.crashOf(instance.uid()))
                        .step(since, "", said));
            default -> {}
        }
    }

    private static Said said(String reason, String message, Instant at) {
        return new Said(reason, ObservedEvent.cut(message), "", at);
    }

    /** A step about a machine, but for when and what exactly. */
    private record Told(Home home, String machine, Words words, String key) {
        Step step(Instant at, String detail, Said said) {
            return new Step(
                    home.project(),
                    key,
                    VmLinks.ref(home.project(), machine),
                    words.topic(),
                    words.kind(),
                    words.code(),
                    words.place(),
                    at,
                    1,
                    detail,
                    said);
        }
    }
}
