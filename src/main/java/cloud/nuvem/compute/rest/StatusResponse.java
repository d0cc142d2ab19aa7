package cloud.nuvem.compute.rest;

import cloud.nuvem.compute.VmStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a machine is doing. */
record StatusResponse(
        @Schema(
                allowableValues = {
                    "provisioning",
                    "starting",
                    "running",
                    "paused",
                    "stopping",
                    "stopped",
                    "migrating",
                    "error"
                })
        String state,

        @Schema(
                description = "The step of provisioning, the problem of an error, or deleting; stable, for programs",
                example = "importing-image")
        @Nullable
        String reason,

        @Schema(description = "The cluster's own words about an error, for people") @Nullable
        String detail,

        @Schema(description = "When the state began") @Nullable
        Instant since,

        @Schema(description = "How much of the image is imported", minimum = "0", maximum = "100") @Nullable
        Integer percent) {

    static StatusResponse of(VmStatus status) {
        return switch (status) {
            case VmStatus.Provisioning provisioning ->
                plain(status, ApiNames.of(provisioning.phase()), null, provisioning.percent());
            case VmStatus.Stopping stopping -> plain(status, stopping.deleting() ? "deleting" : null, null, null);
            case VmStatus.Error error ->
                plain(status, ApiNames.of(error.problem()), error.detail().isEmpty() ? null : error.detail(), null);
            case VmStatus.Starting _, VmStatus.Running _, VmStatus.Paused _, VmStatus.Stopped _, VmStatus.Migrating _ ->
                plain(status, null, null, null);
        };
    }

    private static StatusResponse plain(
            VmStatus status, @Nullable String reason, @Nullable String detail, @Nullable Integer percent) {
        return new StatusResponse(ApiNames.of(status.state()), reason, detail, status.since(), percent);
    }
}
