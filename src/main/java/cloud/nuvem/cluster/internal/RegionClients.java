package cloud.nuvem.cluster.internal;

import cloud.nuvem.kernel.Region;
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
final class RegionClients implements OfferedRegions, DisposableBean {

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

    RegionClient client(Region region) {
        var client = clients.get(region);
        if (client == null) {
            throw new IllegalArgumentException("region " + region + " is not driven by this portal");
        }
        return client;
    }

    @Override
    public void destroy() {
        clients.values().forEach(RegionClient::close);
    }
}
