package cloud.nuvem.console.internal;

import cloud.nuvem.cluster.ProjectClusters;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.console.GuestLogs;
import cloud.nuvem.console.LogTarget;
import cloud.nuvem.console.LogWish;
import cloud.nuvem.console.OpenLogResult;
import cloud.nuvem.console.internal.OpenLog.Reading;
import cloud.nuvem.tenancy.Access;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Permission;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Service;

/** The facade of logs: decides, opens, and lets the log run. */
@Service
class LogService implements GuestLogs {

    private final Access access;
    private final VirtualMachines machines;
    private final LauncherCache launchers;
    private final ProjectClusters clusters;
    private final LiveLogs live;

    LogService(
            Access access, VirtualMachines machines, LauncherCache launchers, ProjectClusters clusters, LiveLogs live) {
        this.access = access;
        this.machines = machines;
        this.launchers = launchers;
        this.clusters = clusters;
        this.live = live;
    }

    @Override
    public OpenLogResult open(Actor actor, LogTarget target, LogWish wish, LogReader reader) {
        var member = access.require(actor, target.project(), Permission.USE_CONSOLE);
        var machine = machines.find(actor, target.project(), target.machine());
        if (machine.isEmpty()) {
            return new OpenLogResult.Absent(target.machine().value());
        }
        var launcher = launchers.of(member.project(), target.machine().value());
        if (launcher.isEmpty()) {
            return new OpenLogResult.NotRunning(machine.get().status().state());
        }
        if (!launcher.get().logged()) {
            return new OpenLogResult.NotLogged();
        }
        var limit = live.limit(member.project().organization(), actor.person());
        if (limit.isPresent()) {
            return new OpenLogResult.TooMany(limit.getAsInt());
        }
        var pod = launcher.get();
        var stream = clusters.actingAs(member).follow(LauncherCache.POD, pod.name(), "log", query(wish));
        var self = new AtomicReference<OpenLog>();
        var log = new OpenLog(new Reading(
                actor,
                member.project().organization(),
                target,
                machine.get().uid(),
                stream,
                reader,
                () -> live.remove(self.get())));
        self.set(log);
        live.add(log);
        Thread.ofVirtual().name("guest-log").start(log::run);
        return new OpenLogResult.Open(pod.instance(), log);
    }

    @Override
    public OpenLogResult copy(Actor actor, LogTarget target, LogWish wish, boolean times, OutputStream to) {
        var copy = new LogCopy(to, times);
        var result = open(actor, target, wish, copy);
        if (result instanceof OpenLogResult.Open open) {
            copy.await(open.log());
        }
        return result;
    }

    private static Map<String, String> query(LogWish wish) {
        var query = new HashMap<>(Map.of(
                "container",
                ObservedLauncher.CONTAINER,
                "timestamps",
                "true",
                "follow",
                String.valueOf(wish.follow()),
                "tailLines",
                String.valueOf(wish.tail())));
        var since = wish.since();
        if (since != null) {
            query.put("sinceTime", since.toString());
        }
        return query;
    }
}
