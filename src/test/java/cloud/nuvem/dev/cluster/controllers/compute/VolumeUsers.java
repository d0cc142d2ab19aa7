package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.controllers.work.Key;
import cloud.nuvem.dev.cluster.core.Resources;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which machines or instances use which claim, so that a claim's change reaches them without a search. */
final class VolumeUsers {

    private final String[] pathBelowSpec;
    private final Map<Key, Set<Key>> users = new ConcurrentHashMap<>();
    private final Map<Key, List<Key>> used = new ConcurrentHashMap<>();

    /** @param pathBelowSpec where the instance's spec stands below {@code spec} */
    VolumeUsers(String... pathBelowSpec) {
        this.pathBelowSpec = pathBelowSpec;
    }

    void note(Resources.Event event) {
        var user = Key.of(event.object());
        var claims = VolumeState.claims(Json.at(Json.at(event.object(), "spec"), pathBelowSpec))
                .map(claim -> new Key(user.namespace(), claim))
                .toList();
        var before = event.type() == Resources.Event.Type.DELETED ? used.remove(user) : used.put(user, claims);
        if (before != null) {
            before.forEach(claim -> users.computeIfPresent(claim, (_, all) -> {
                all.remove(user);
                return all.isEmpty() ? null : all;
            }));
        }
        if (event.type() != Resources.Event.Type.DELETED) {
            claims.forEach(claim -> users.compute(claim, (_, all) -> {
                var changed = all == null ? ConcurrentHashMap.<Key>newKeySet() : all;
                changed.add(user);
                return changed;
            }));
        }
    }

    List<Key> of(Key claim) {
        var all = users.get(claim);
        return all == null ? List.of() : List.copyOf(all);
    }
}
