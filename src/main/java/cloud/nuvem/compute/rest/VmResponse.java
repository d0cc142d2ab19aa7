package cloud.nuvem.compute.rest;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.kernel.DataSize;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A machine as the API shows it. */
record VmResponse(
        String name,
        String displayName,

        @Schema(description = "Another one for each machine, also if it gets the name of an earlier one")
        String uid,

        String project,
        StatusResponse status,
        @Nullable String instanceType,
        int vcpus,
        @Schema(type = "string", example = "4Gi") DataSize memory,
        @Nullable String image,
        @Schema(type = "string", example = "20Gi") @Nullable DataSize bootVolume,
        @Nullable String volumeType,
        List<String> addresses,
        SortedMap<String, String> tags,
        boolean deletionProtection,

        @Schema(description = "Something was changed that takes effect with a restart")
        boolean pendingChanges,

        Instant createdAt) {

    static VmResponse of(VirtualMachine machine) {
        return new VmResponse(
                machine.name().value(),
                machine.displayName(),
                machine.uid(),
                machine.project().value(),
                StatusResponse.of(machine.status()),
                machine.instanceType(),
                machine.vcpus(),
                machine.memory(),
                machine.image(),
                machine.bootVolume(),
                machine.volumeType(),
                machine.addresses(),
                machine.tags(),
                machine.deletionProtection(),
                machine.pendingChanges(),
                machine.createdAt());
    }

    /**
     * The machine's version, for {@code If-Match}, and a mark of what is shown here: addresses and status change without a
     * new version, and {@code If-None-Match} must not miss that.
     */
    String etag(VirtualMachine machine) {
        return machine.version() + "." + HexFormat.of().toHexDigits(toString().hashCode());
    }

    /** @return the version in an entity tag of ours */
    static @Nullable String versionIn(@Nullable String etag) {
        return etag == null ? null : etag.replaceFirst("\\.[0-9a-f]{8}$", "");
    }
}
