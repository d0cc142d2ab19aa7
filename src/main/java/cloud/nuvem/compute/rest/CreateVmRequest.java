package cloud.nuvem.compute.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.api.RequestId;
import cloud.nuvem.compute.CreateVm;
import cloud.nuvem.compute.CreateVmResult;
import cloud.nuvem.compute.SshKeyId;
import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.kernel.RefusedException;
import cloud.nuvem.kernel.ResourceName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a new machine shall be: name, image and instanceType are enough. */
@Schema(example = """
        {"name": "web-1", "image": "debian-13", "instanceType": "u1.medium"}""")
record CreateVmRequest(
        @NotNull
        @Schema(
                description = "1 to 63 lower-case letters, digits and hyphens, beginning with a letter",
                example = "web-1")
        String name,

        @NotNull @Schema(description = "Name of an image of GET …/images", example = "debian-13")
        String image,

        @NotNull @Schema(description = "Name of a type of GET …/instance-types", example = "u1.medium")
        String instanceType,

        @Schema(
                description = "How many at once, 1 to 10; several are named name-1, name-2 …",
                defaultValue = "1",
                minimum = "1",
                maximum = "10")
        @Nullable
        Integer count,

        @Schema(
                type = "string",
                description = "Size of the boot volume; else what the image needs at least",
                example = "20Gi")
        @Nullable
        DataSize bootVolume,

        @Schema(description = "Name of a type of GET …/volume-types; else the recommended one") @Nullable
        String volumeType,

        @Schema(description = "Ids of keys of the organization") @Nullable
        List<@NotNull String> sshKeys,

        @Schema(description = "The account that gets the keys; else the image's own") @Nullable
        String userName,

        @Schema(description = "cloud-init user-data in YAML") @Nullable
        String userData,

        @Nullable String displayName,
        @Nullable Map<String, @NotNull String> tags,

        @Schema(defaultValue = "false") @Nullable Boolean deletionProtection,

        @Schema(defaultValue = "true", description = "Whether it starts at once") @Nullable
        Boolean start) {

    CreateVm command(RequestId id) {
        if (!ResourceName.isValid(name)) {
            throw ApiRefusal.field("vm.invalid-name", "name");
        }
        return new CreateVm(
                id.value(),
                new ResourceName(name),
                Objects.requireNonNullElse(count, 1),
                image,
                instanceType,
                bootVolume,
                volumeType,
                keys(),
                userName,
                userData,
                displayName,
                tags == null ? Map.of() : tags,
                Objects.requireNonNullElse(deletionProtection, false),
                Objects.requireNonNullElse(start, true));
    }

    private List<SshKeyId> keys() {
        return sshKeys == null
                ? List.of()
                : sshKeys.stream().map(CreateVmRequest::key).toList();
    }

    private static SshKeyId key(String text) {
        return PathNames.sshKey(text).orElseThrow(() -> new RefusedException(new CreateVmResult.UnknownSshKey(text)));
    }
}
