package cloud.nuvem.compute.internal;

import cloud.nuvem.cluster.ClusterObject;
import cloud.nuvem.cluster.Labels;
import cloud.nuvem.cluster.ResourceKind;
import cloud.nuvem.cluster.WatchedCaches;
import cloud.nuvem.cluster.WatchedCaches.Scope;
import cloud.nuvem.cluster.WatchedKind;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.Projects.OfferedRegions;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which project belongs to which organization, as the clusters' namespaces say. */
@Component
class NamespaceCache {

    private static final ResourceKind NAMESPACE = ResourceKind.core("namespaces", "Namespace");

    private final OfferedRegions regions;
    private final WatchedKind<ProjectNamespace> namespaces;

    private record ProjectNamespace(ProjectId project, String organization) {}

    NamespaceCache(WatchedCaches caches, OfferedRegions regions) {
        this.regions = regions;
        this.namespaces = caches.watch(new Scope(NAMESPACE, null, Labels.PROJECT), NamespaceCache::projectNamespace);
    }

    /** @throws cloud.nuvem.cluster.ClusterUnavailable while some region has never been seen: it may hold one */
    List<Home> of(OrganizationId organization) {
        var id = organization.toString();
        return homes(namespace -> namespace.organization().equals(id)).toList();
    }

    /** Empty for a project without a namespace: nothing lives in it. @throws cloud.nuvem.cluster.ClusterUnavailable likewise */
    Optional<Home> of(ProjectId project) {
        return homes(namespace -> namespace.project().equals(project)).findFirst();
    }

    /** All of a region. @throws cloud.nuvem.cluster.ClusterUnavailable before it was seen for the first time */
    List<Home> in(Region region) {
        return namespaces.in(region).stream()
                .map(namespace -> new Home(region, namespace.project()))
                .toList();
    }

    private Stream<Home> homes(Predicate<ProjectNamespace> wanted) {
        return regions.offered().stream()
                .flatMap(region -> namespaces.in(region).stream()
                        .filter(wanted)
                        .map(namespace -> new Home(region, namespace.project())));
    }

    private static @Nullable ProjectNamespace projectNamespace(ClusterObject namespace) {
        var project = namespace.label(Labels.PROJECT);
        return ProjectId.isValid(project)
                ? new ProjectNamespace(new ProjectId(project), namespace.label(Labels.ORGANIZATION))
                : null;
    }
}
