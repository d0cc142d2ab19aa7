package cloud.nuvem.compute.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.api.IfMatch;
import cloud.nuvem.api.Items;
import cloud.nuvem.api.Paging;
import cloud.nuvem.api.RequestId;
import cloud.nuvem.compute.CreateVmResult.Created;
import cloud.nuvem.compute.InvalidCursor;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VirtualMachines.DeleteVm;
import cloud.nuvem.kernel.Page;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.RefusedException;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.ProjectId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Virtual machines")
@RestController
@RequestMapping("/api/v1/projects/{project}/virtual-machines")
class VmController {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final VirtualMachines machines;
    private final Actors actors;
    private final VmRendering rendering;

    VmController(VirtualMachines machines, Actors actors, VmRendering rendering) {
        this.machines = machines;
        this.actors = actors;
        this.rendering = rendering;
    }

    @Operation(summary = "Lists the machines of a project")
    @GetMapping
    ResponseEntity<Items<RenderedVm>> list(
            @PathVariable String project, @ParameterObject VmListParameters parameters, Paging paging) {
        var query = parameters.query(paging);
        Page<VirtualMachine> page;
        try {
            page = machines.page(actor(), PathNames.project(project), query);
        } catch (InvalidCursor refused) {
            throw ApiRefusal.parameter("invalid-cursor", "cursor");
        }
        return paging.answer(page.map(rendering::of));
    }

    @Operation(
            summary = "Creates a machine, or up to ten alike",
            description =
                    "Answers once the cluster took it; status tells how far it is. One machine is answered as it is,"
                            + " several as items.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = VmResponse.class)))
    @PostMapping
    ResponseEntity<Object> create(
            @PathVariable String project, @Valid @RequestBody CreateVmRequest request, RequestId id) {
        var place = PathNames.project(project);
        return switch (machines.create(actor(), place, request.command(id))) {
            case Created(var made, var _) when made.size() == 1 -> created(made.getFirst());
            case Created(var made, var _) ->
                ResponseEntity.status(HttpStatus.CREATED).body(Items.all(made, VmResponse::of));
            case Refusal refusal -> throw new RefusedException(refusal);
        };
    }

    private static ResponseEntity<Object> created(VirtualMachine machine) {
        var body = VmResponse.of(machine);
        return ResponseEntity.created(
                        URI.create("/api/v1/projects/" + machine.project() + "/virtual-machines/" + machine.name()))
                .eTag(body.etag(machine))
                .body(body);
    }

    @Operation(summary = "Shows one machine")
    @GetMapping("/{name}")
    ResponseEntity<VmResponse> show(@PathVariable String project, @PathVariable String name) {
        return answer(find(actor(), PathNames.project(project), PathNames.machine(name)));
    }

    @Operation(
            summary = "Changes display name, tags or deletion protection",
            description =
                    "A merge patch: what is not named stays. If-Match makes sure that nothing was changed meanwhile.")
    @PatchMapping(
            path = "/{name}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<VmResponse> change(
            @PathVariable String project,
            @PathVariable String name,
            @RequestBody ChangeVmRequest request,
            IfMatch ifMatch) {
        var actor = actor();
        var place = PathNames.project(project);
        var machine = PathNames.machine(name);
        var version = VmResponse.versionIn(ifMatch.version());
        VmOrders.requireAccepted(machines.update(actor, place, machine, request.command(machine), version), version);
        return answer(find(actor, place, machine));
    }

    @Operation(
            summary = "Deletes a machine and, unless told otherwise, its volumes",
            description = "Answers once the cluster took the order. A machine with deletion protection is refused.")
    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void delete(
            @PathVariable String project,
            @PathVariable String name,
            @Parameter(description = "Keep its volumes in the project; they go on costing")
                    @RequestParam(defaultValue = "false")
                    boolean keepVolumes,
            IfMatch ifMatch) {
        var actor = actor();
        var place = PathNames.project(project);
        var machine = PathNames.machine(name);
        var version = VmResponse.versionIn(ifMatch.version());
        if (version != null) {
            new IfMatch(version, true).check(find(actor, place, machine).version());
        }
        VmOrders.requireAccepted(machines.delete(actor, place, machine, new DeleteVm(keepVolumes)), version);
    }

    private VirtualMachine find(Actor actor, ProjectId project, ResourceName name) {
        return machines.find(actor, project, name)
                .orElseThrow(() -> ApiRefusal.absent("virtual-machine", name.value()));
    }

    private static ResponseEntity<VmResponse> answer(VirtualMachine machine) {
        var body = VmResponse.of(machine);
        return ResponseEntity.ok().eTag(body.etag(machine)).body(body);
    }

    private Actor actor() {
        return actors.current(Door.API);
    }
}
