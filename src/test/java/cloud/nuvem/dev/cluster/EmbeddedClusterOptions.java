package cloud.nuvem.dev.cluster;

import cloud.nuvem.dev.cluster.core.Access;
import cloud.nuvem.dev.cluster.core.Admission;
import cloud.nuvem.dev.cluster.core.ResourceType;
import cloud.nuvem.dev.cluster.core.Resources;
import cloud.nuvem.dev.cluster.core.Subresource;
import cloud.nuvem.dev.cluster.core.VirtualResource;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster is made of. Parts that look into the cluster are built from its {@link Resources}.
 *
 * @param data folder that keeps objects and the certificate over restarts; null keeps nothing
 * @param reset forgets what the folder keeps
 * @param port 0 for a free one
 * @param admissions in the order in which they run
 * @param controllers started once requests are answered
 */
public record EmbeddedClusterOptions(
        @Nullable Path data,
        boolean reset,
        int port,
        List<ResourceType> types,
        Function<Resources, Access> access,
        Function<Resources, List<Admission>> admissions,
        Function<Resources, List<Subresource.Served>> subresources,
        Function<Resources, List<VirtualResource.Served>> virtualResources,
        List<Consumer<Resources>> controllers) {}
