package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ClusterUnavailable;
import cloud.nuvem.cluster.ProjectCluster;
import cloud.nuvem.cluster.ProjectClusters;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectMember;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Hands out the cluster in a member's name. */
@Component
class MemberClusters implements ProjectClusters {

    /** Its namespace may still be on the way. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RegionClients regions;
    private final NamespaceReconciler namespaces;
    private final Clock clock;

    MemberClusters(RegionClients regions, NamespaceReconciler namespaces, Clock clock) {
        this.regions = regions;
        this.namespaces = namespaces;
        this.clock = clock;
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

    private boolean isYoung(Project project) {
        return Duration.between(project.createdAt(), clock.instant()).compareTo(YOUNG) < 0;
    }
}
