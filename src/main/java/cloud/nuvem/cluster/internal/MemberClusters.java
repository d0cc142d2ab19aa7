package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ClusterUnavailable;
import cloud.nuvem.cluster.ProjectCluster;
import cloud.nuvem.cluster.ProjectClusters;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectMember;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Hands out the cluster in a member's name. */
@Component
class MemberClusters implements ProjectClusters {

    /** Projects founded so shortly before the start were perhaps left to this replica. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RegionClients regions;
    private final NamespaceReconciler namespaces;
    private final Instant started;

    MemberClusters(RegionClients regions, NamespaceReconciler namespaces, Clock clock) {
        this.regions = regions;
        this.namespaces = namespaces;
        this.started = clock.instant();
    }

    @Override
    public ProjectCluster actingAs(ProjectMember member) {
        var project = member.project();
        var region = regions.client(project.region());
        var verbs = new ApiVerbs(region.actingAs(member));
        if (isYoung(project) && !namespaces.awaitReady(project.id(), PATIENCE)) {
            throw new ClusterUnavailable("project " + project.id() + " is still being prepared");
        }
        return new ImpersonatedCluster(project, project.id().namespace(), verbs, region.dialerFor(member));
    }

    /** Its namespace may still be on the way, however long the region has been away since. */
    private boolean isYoung(Project project) {
        return project.createdAt().isAfter(started.minus(YOUNG));
    }
}
