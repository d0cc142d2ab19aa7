package cloud.nuvem.compute.internal;

import cloud.nuvem.cluster.WatchedCaches;
import cloud.nuvem.cluster.WatchedCaches.Scope;
import cloud.nuvem.cluster.WatchedKind;
import cloud.nuvem.tenancy.Project;
import java.util.List;
import org.springframework.stereotype.Component;

/** The cluster's events about machines and their volumes, for as long as the cluster keeps them (an hour by default). */
@Component
class EventCache {

    private final WatchedKind<ObservedEvent> events;

    EventCache(WatchedCaches caches, VmCache machines) {
        this.events = caches.watch(Scope.all(Kinds.EVENT), ObservedEvent::of);
        events.onChange((region, namespace, name, now) -> {
            if (now != null) {
                machines.touch(region, namespace);
            }
        });
    }

    /** In no order. */
    List<ObservedEvent> about(Project project, String machine, List<String> volumes) {
        return events.in(project.region(), project.id()).stream()
                .filter(event -> event.machine().equals(machine) || volumes.contains(event.volume()))
                .toList();
    }
}
