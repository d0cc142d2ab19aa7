package cloud.nuvem.compute;

import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A machine as the watched cache shows it now.
 *
 * @param uid the cluster's; a machine created anew under the same name has another
 * @param version changes with every change of the machine: ETag of the API (Kubernetes resourceVersion)
 * @param displayName what people call it; the name where nothing else was chosen
 * @param image name of the image it was made from; null when made outside the portal
 * @param tags chosen by people; keys and values 1 to 63 characters
 * @param pendingChanges something was changed that takes effect with a restart (KubeVirt condition RestartRequired)
 */
public record VirtualMachine(
        String uid,
        String version,
        ProjectId project,
        ResourceName name,
        String displayName,
        VmStatus status,
        @Nullable String instanceType,
        int vcpus,
        DataSize memory,
        @Nullable String image,
        @Nullable DataSize bootVolume,
        @Nullable String volumeType,
        List<String> addresses,
        @Nullable String host,
        SortedMap<String, String> tags,
        boolean deletionProtection,
        boolean pendingChanges,
        Instant createdAt) {}
