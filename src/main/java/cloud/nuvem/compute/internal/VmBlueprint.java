package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.Image;
import cloud.nuvem.compute.InstanceType;
import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.kernel.ResourceName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One machine to be made, with every reference looked up and every default chosen.
 *
 * @param requestId of the wish; the names of volume and Secret follow from it, so that a repeated attempt makes the same ones
 * @param userData for cloud-init; secret
 */
record VmBlueprint(
        ResourceName name,
        String requestId,
        Image image,
        InstanceType instanceType,
        DataSize bootVolume,
        String volumeType,
        String userData,
        @Nullable String displayName,
        Map<String, String> tags,
        boolean deletionProtection,
        boolean start) {

    String volumeName() {
        return name + "-boot-" + suffix();
    }

    String secretName() {
        return name + "-cloud-init-" + suffix();
    }

    /**
     * Keeps a machine from meeting the leavings of an earlier one of its name: a volume that was kept, a Secret on its way out.
     */
    private String suffix() {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((name + "\n" + requestId).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "VmBlueprint[" + name + ", " + image.name() + ", " + instanceType.name() + "]";
    }
}
