package cloud.nuvem.cluster;

import cloud.nuvem.tenancy.ProjectMember;

/** The only way for a feature to write to a cluster. */
public interface ProjectClusters {

    /**
     * The cluster of the member's project, in the member's name.
     *
     * @param member the proof of membership that the gate handed over; nothing else decides who the cluster sees
     * @throws IllegalArgumentException for a role that has nothing to do in a cluster (billing), or a region that is not driven
     */
    ProjectCluster actingAs(ProjectMember member);
}
