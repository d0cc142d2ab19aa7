package cloud.nuvem.cluster.internal;

import cloud.nuvem.cluster.ProjectCluster;
import cloud.nuvem.cluster.ProjectClusters;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.tenancy.ProjectMember;
import cloud.nuvem.tenancy.Projects.OfferedRegions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** One client per region, for as long as the application runs. */
@Component
final class RegionClients implements OfferedRegions, ProjectClusters, DisposableBean {

    private final Map<Region, RegionClient> clients = new LinkedHashMap<>();

    RegionClients(ClusterProperties properties) {
        properties.regions().forEach(region -> clients.put(region.region(), new RegionClient(region, properties)));
    }

    @Override
    public List<Region> offered() {
        return List.copyOf(clients.keySet());
    }

    Collection<RegionClient> clients() {
        return new ArrayList<>(clients.values());
    }

    @Override
    public ProjectCluster actingAs(ProjectMember member) {
        var project = member.project();
        var client = clients.get(project.region());
        if (client == null) {
            throw new IllegalArgumentException("region " + project.region() + " is not driven by this portal");
        }
        return new ImpersonatedCluster(
                project, project.id().namespace(), new ApiVerbs(client.actingAs(member)));
    }

    @Override
    public void destroy() {
        clients.values().forEach(RegionClient::close);
    }
}
