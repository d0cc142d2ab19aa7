package cloud.nuvem.dev.cluster.core.http;

import cloud.nuvem.dev.cluster.core.Access;
import cloud.nuvem.dev.cluster.core.Subresource;
import cloud.nuvem.dev.cluster.core.VirtualResource;
import java.time.Clock;
import java.util.List;

/**
 * What an {@link ApiServer} serves besides stored kinds, and where.
 *
 * @param port 0 for a free one
 */
public record ServerOptions(
        int port,
        Clock clock,
        Certificate certificate,
        Access access,
        List<Subresource.Served> subresources,
        List<VirtualResource.Served> virtualResources) {}
