package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.Labels;
import cloud.nuvem.cluster.WatchedCaches;
import cloud.nuvem.cluster.WatchedCaches.Scope;
import cloud.nuvem.cluster.WatchedKind;
import cloud.nuvem.cluster.internal.BaselineManifests.Wanted;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.tenancy.ProjectDirectory.ListedProject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Compares projects' namespaces with what they must be, and makes the difference vanish. Knows no queue and no time. */
@Component
class ProjectNamespaces {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectNamespaces.class);

    private final BaselineManifests manifests;
    private final Map<Region, BaselineWriter> writers = new LinkedHashMap<>();
    private final WatchedKind<ObservedBaseline> namespaces;
    private final WatchedKind<ObservedBaseline> roleBindings;
    private final WatchedKind<ObservedBaseline> networkPolicies;
    private final WatchedKind<ObservedBaseline> limitRanges;

    /** Hears of a change to anything in a project's baseline. */
    @FunctionalInterface
    interface DriftListener {
        void changed(String namespace);
    }

    ProjectNamespaces(RegionClients regions, WatchedCaches caches, ClusterProperties properties) {
        this.manifests = new BaselineManifests(properties.account());
        regions.clients()
                .forEach(client -> writers.put(client.region(), new BaselineWriter(new ApiVerbs(client.asPortal()))));
        var marked = Labels.BASELINE + "=true";
        this.namespaces =
                caches.watch(new Scope(BaselineManifests.NAMESPACE, null, Labels.PROJECT), ObservedBaseline::of);
        this.roleBindings = caches.watch(new Scope(BaselineManifests.ROLE_BINDING, null, marked), ObservedBaseline::of);
        this.networkPolicies =
                caches.watch(new Scope(BaselineManifests.NETWORK_POLICY, null, marked), ObservedBaseline::of);
        this.limitRanges = caches.watch(new Scope(BaselineManifests.LIMIT_RANGE, null, marked), ObservedBaseline::of);
    }

    void onChange(DriftListener listener) {
        namespaces.onChange((region, none, name, now) -> listener.changed(name));
        roleBindings.onChange((region, namespace, name, now) -> listener.changed(namespace));
        networkPolicies.onChange((region, namespace, name, now) -> listener.changed(namespace));
        limitRanges.onChange((region, namespace, name, now) -> listener.changed(namespace));
    }

    boolean isAsWanted(ListedProject project) {
        return manifests.of(project).stream().allMatch(wanted -> isThere(project, wanted));
    }

    /**
     * Writes what is missing or different.
     *
     * @throws cloud.nuvem.cluster.ClusterException when the cluster does not take it
     */
    void mend(ListedProject project) {
        var writer = writer(project);
        for (var wanted : manifests.of(project)) {
            if (!isThere(project, wanted)) {
                LOG.info("Project {}: writing {} {}", project.project().id(), wanted.kind(), wanted.name());
                writer.apply(wanted);
            }
        }
    }

    /** Deletes the namespace, and with it all that is in it. */
    void remove(ListedProject project) {
        var wanted = manifests.of(project).getFirst();
        observed(project, wanted).filter(namespace -> !namespace.deleting()).ifPresent(namespace -> {
            LOG.info(
                    "Project {} was deleted: removing its namespace",
                    project.project().id());
            writer(project).delete(wanted, namespace.uid());
        });
    }

    /** Whether this portal drives the project's region. */
    boolean isDriven(ListedProject project) {
        return writers.containsKey(project.project().region());
    }

    private boolean isThere(ListedProject project, Wanted wanted) {
        return observed(project, wanted)
                .filter(found -> found.is(wanted.manifest()))
                .isPresent();
    }

    private Optional<ObservedBaseline> observed(ListedProject listed, Wanted wanted) {
        var project = listed.project();
        if (wanted.kind().equals(BaselineManifests.NAMESPACE)) {
            return namespaces.find(project.region(), wanted.name());
        }
        if (wanted.kind().equals(BaselineManifests.ROLE_BINDING)) {
            return roleBindings.find(project.region(), project.id(), wanted.name());
        }
        var kind = wanted.kind().equals(BaselineManifests.NETWORK_POLICY) ? networkPolicies : limitRanges;
        return kind.find(project.region(), project.id(), wanted.name());
    }

    private BaselineWriter writer(ListedProject project) {
        var region = project.project().region();
        return Objects.requireNonNull(writers.get(region), () -> "region " + region + " is not driven by this portal");
    }
}
