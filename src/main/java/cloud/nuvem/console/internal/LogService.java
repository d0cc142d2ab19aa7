package cloud.nuvem.console.internal;

import cloud.nuvem.cluster.ClusterRefusal;
import cloud.nuvem.cluster.ClusterStream;
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
import cloud.nuvem.tenancy.ProjectMember;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpStatus;
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
        if (wish.before() && !launcher.get().relogged()) {
            return new OpenLogResult.NothingBefore();
        }
        var limit = live.limit(member.project().organization(), actor.person());
        if (limit.isPresent()) {
            return new OpenLogResult.TooMany(limit.getAsInt());
        }
        var pod = launcher.get();
        var stream = stream(member, pod, wish);
        if (stream.isEmpty()) {
            return new OpenLogResult.NothingBefore();
        }
        var self = new AtomicReference<OpenLog>();
        var log = new OpenLog(new Reading(
                actor,
                member.project().organization(),
                target,
                machine.get().uid(),
                stream.get(),
                reader,
                () -> live.remove(self.get())));
        self.set(log);
        live.add(log);
        Thread.ofVirtual().name("guest-log").start(log::run);
        return new OpenLogResult.Open(pod.instance(), pod.relogged(), log);
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

    /** Empty when the node has thrown away what was wished for: it keeps one run before this one, and not for long. */
    private Optional<ClusterStream> stream(ProjectMember member, ObservedLauncher pod, LogWish wish) {
        try {
            return Optional.of(clusters.actingAs(member).follow(LauncherCache.POD, pod.name(), "log", query(wish)));
        } catch (ClusterRefusal refused) {
            if (wish.before() && refused.status() == HttpStatus.BAD_REQUEST.value()) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static Map<String, String> query(LogWish wish) {
        var query = new HashMap<>(Map.of(
                "container",
                ObservedLauncher.CONTAINER,
                "timestamps",
                "true",
                "follow",
                String.valueOf(wish.follow()),
                "previous",
                String.valueOf(wish.before()),
                "tailLines",
                String.valueOf(wish.tail())));
        var since = wish.since();
        if (since != null) {
            query.put("sinceTime", since.toString());
        }
        return query;
    }
}
