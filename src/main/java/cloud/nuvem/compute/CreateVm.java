package cloud.nuvem.compute;

import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.kernel.ResourceName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a new machine shall be. Name, image and instance type are enough; the rest has defaults.
 *
 * @param requestId the same for every repetition of the same wish (the wizard's draft, the API's Idempotency-Key): repeats find
 *     the machine made before instead of a name clash; 1 to 64 characters
 * @param name the machine's; with a count above 1 the prefix of {@code name-1}, {@code name-2} …
 * @param count 1 to 10
 * @param bootVolume null takes the image's minimum
 * @param volumeType null takes the recommended one
 * @param sshKeys ids of keys of the organization
 * @param userName null takes the image's
 * @param userData cloud-init user-data in YAML; null for none beyond user and keys
 */
public record CreateVm(
        String requestId,
        ResourceName name,
        int count,
        String image,
        String instanceType,
        @Nullable DataSize bootVolume,
        @Nullable String volumeType,
        List<SshKeyId> sshKeys,
        @Nullable String userName,
        @Nullable String userData,
        @Nullable String displayName,
        Map<String, String> tags,
        boolean deletionProtection,
        boolean start) {}
