package cloud.nuvem.compute.internal;

import cloud.nuvem.activity.ActivitySource;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.compute.VmStatus.Problem;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.ProjectId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Machines as something that things happen to. */
@Component
class VmActivity implements ActivitySource {

    private static final List<String> OUTCOMES = List.of("action.", "refused.", "failed.", "unknown.");

    private final VirtualMachines machines;

    VmActivity(VirtualMachines machines) {
        this.machines = machines;
    }

    @Override
    public String kind() {
        return VmLinks.KIND;
    }

    @Override
    public Set<String> codes() {
        return known();
    }

    static Set<String> known() {
        var problems = Arrays.stream(Problem.values())
                .map(problem ->
                        "problem." + problem.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        var deeds = OUTCOMES.stream().flatMap(outcome -> VmActions.verbs().map(verb -> outcome + verb));
        return Stream.of(EventTranslator.codes().stream(), problems, deeds)
                .flatMap(some -> some)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean exists(Actor actor, ProjectId project, String name) {
        return ResourceName.isValid(name)
                && machines.find(actor, project, new ResourceName(name)).isPresent();
    }
}
