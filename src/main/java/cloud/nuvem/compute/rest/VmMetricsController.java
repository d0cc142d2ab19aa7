package cloud.nuvem.compute.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.monitoring.GraphData;
import cloud.nuvem.monitoring.Graphs;
import cloud.nuvem.monitoring.Graphs.GraphQuestion;
import cloud.nuvem.monitoring.Measurement;
import cloud.nuvem.monitoring.MeasurementsUnavailable;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Virtual machines")
@RestController
@RequestMapping("/api/v1/projects/{project}/virtual-machines/{name}/metrics")
class VmMetricsController {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final VirtualMachines machines;
    private final Graphs graphs;
    private final Actors actors;
    private final Clock clock;

    VmMetricsController(VirtualMachines machines, Graphs graphs, Actors actors, Clock clock) {
        this.machines = machines;
        this.graphs = graphs;
        this.actors = actors;
        this.clock = clock;
    }

    @Operation(
            summary = "Shows what a machine did over time",
            description =
                    "One value for each step of the frame, null where nothing was measured. Both ends are moved back to"
                            + " whole steps, so that everybody who asks for the same time gets the same points.")
    @GetMapping
    MetricsResponse show(
            @PathVariable String project, @PathVariable String name, @ParameterObject VmMetricsParameters parameters) {
        var actor = actors.current(Door.API);
        var place = PathNames.project(project);
        var machine = PathNames.machine(name);
        if (machines.find(actor, place, machine).isEmpty()) {
            throw ApiRefusal.absent("virtual-machine", name);
        }
        var question = new GraphQuestion(place, machine, parameters.graph(), parameters.frame(clock.instant()));
        return switch (graphs.read(actor, question, PATIENCE)) {
            case Measurement.Measured<GraphData>(var found) -> MetricsResponse.of(found);
            case Measurement.NotMeasured<GraphData>(var region) -> throw ApiRefusal.absent("metrics", region.value());
            case Measurement.Late<GraphData> _, Measurement.Unavailable<GraphData> _ ->
                throw new MeasurementsUnavailable();
        };
    }
}
