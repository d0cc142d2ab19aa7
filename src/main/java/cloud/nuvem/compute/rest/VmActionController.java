package cloud.nuvem.compute.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VirtualMachines.PowerAction;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.ProjectId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders to machines. They are answered with the machine as it is, which is seldom yet as it was ordered to be. */
@Tag(name = "Virtual machines")
@RestController
@RequestMapping("/api/v1/projects/{project}/virtual-machines/{name}")
class VmActionController {

    private final VirtualMachines machines;
    private final Actors actors;

    VmActionController(VirtualMachines machines, Actors actors) {
        this.machines = machines;
        this.actors = actors;
    }

    @Operation(
            summary = "Starts, stops, restarts … a machine",
            description =
                    "Answers once the cluster took the order; status tells when it is carried out. stop shuts down,"
                            + " force-stop pulls the plug; soft-reboot asks the guest, reset presses the button.")
    @ApiResponseAccepted
    @PostMapping("/{action}")
    ResponseEntity<VmResponse> power(
            @PathVariable String project,
            @PathVariable String name,
            @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "start",
                                                "stop",
                                                "force-stop",
                                                "restart",
                                                "pause",
                                                "resume",
                                                "soft-reboot",
                                                "reset"
                                            }))
                    @PathVariable
                    String action) {
        var order = orderOf(action);
        var actor = actors.current(Door.API);
        var place = PathNames.project(project);
        var machine = PathNames.machine(name);
        VmOrders.requireAccepted(machines.power(actor, place, machine, order), null);
        return answer(actor, place, machine);
    }

    @Operation(
            summary = "Gives a machine another instance type",
            description = "A running machine takes it with its next restart unless the cluster can do it live.")
    @ApiResponseAccepted
    @PostMapping("/resize")
    ResponseEntity<VmResponse> resize(
            @PathVariable String project, @PathVariable String name, @Valid @RequestBody ResizeRequest request) {
        var actor = actors.current(Door.API);
        var place = PathNames.project(project);
        var machine = PathNames.machine(name);
        VmOrders.requireAccepted(machines.resize(actor, place, machine, request.instanceType()), null);
        return answer(actor, place, machine);
    }

    /** The new type, by its name. */
    record ResizeRequest(
            @NotNull @Schema(example = "u1.large") String instanceType) {}

    private ResponseEntity<VmResponse> answer(Actor actor, ProjectId project, ResourceName name) {
        return machines.find(actor, project, name)
                .map(machine -> {
                    var body = VmResponse.of(machine);
                    return ResponseEntity.accepted().eTag(body.etag(machine)).body(body);
                })
                .orElseThrow(() -> ApiRefusal.absent("virtual-machine", name.value()));
    }

    private static PowerAction orderOf(String text) {
        return Arrays.stream(PowerAction.values())
                .filter(action -> ApiNames.of(action).equals(text))
                .findFirst()
                .orElseThrow(() -> ApiRefusal.absent("action", text));
    }
}
