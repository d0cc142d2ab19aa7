package cloud.nuvem.dev.cluster.controllers.compute;

import cloud.nuvem.dev.cluster.controllers.work.Json;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** When a machine has an instance. */
public enum RunStrategy {
    ALWAYS("Always"),
    RERUN_ON_FAILURE("RerunOnFailure"),
    MANUAL("Manual"),
    HALTED("Halted"),
    ONCE("Once");

    /** What to do about the instance now. */
    enum Step {
        NOTHING,
        START,
        STOP,
        /** Stop, and ask for a start. */
        RERUN,
        /** A halted machine was asked to start: it becomes Always. */
        TURN_ON
    }

    private final String title;

    RunStrategy(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public static Optional<RunStrategy> named(String title) {
        return Arrays.stream(values())
                .filter(strategy -> strategy.title.equals(title))
                .findFirst();
    }

    /** The machine's strategy, also where it is written as {@code spec.running}. */
    public static RunStrategy of(ObjectNode machine) {
        if (Json.has(machine, "spec", "running")) {
            return Json.flag(machine, "spec", "running") ? ALWAYS : HALTED;
        }
        return named(Json.text(machine, "spec", "runStrategy")).orElse(HALTED);
    }

    Step step(ObjectNode machine, @Nullable ObjectNode instance) {
        if (instance == null) {
            return withoutInstance(machine);
        }
        if (Json.deleting(instance)) {
            return Step.NOTHING;
        }
        var phase = Json.text(instance, "status", "phase");
        var stop = StateChanges.asksToStop(machine, instance);
        return switch (this) {
            case ALWAYS -> stop || Phase.isFinal(instance) ? Step.STOP : Step.NOTHING;
            case RERUN_ON_FAILURE ->
                phase.equals(Phase.FAILED)
                        ? Step.RERUN
                        : stop || phase.equals(Phase.SUCCEEDED) ? Step.STOP : Step.NOTHING;
            case MANUAL -> stop ? Step.STOP : Step.NOTHING;
            case HALTED -> Step.STOP;
            case ONCE -> Step.NOTHING;
        };
    }

    private Step withoutInstance(ObjectNode machine) {
        var start = StateChanges.asksToStart(machine);
        return switch (this) {
            case ALWAYS, ONCE -> Step.START;
            case RERUN_ON_FAILURE -> start || isNew(machine) ? Step.START : Step.NOTHING;
            case MANUAL -> start ? Step.START : Step.NOTHING;
            case HALTED -> start ? Step.TURN_ON : Step.NOTHING;
        };
    }

    /** Whether the machine has never run under this strategy. */
    private boolean isNew(ObjectNode machine) {
        return !Json.text(machine, "status", "runStrategy").equals(title);
    }

    /** Whether the machine is meant to have an instance. */
    boolean isSetToStart(ObjectNode machine, @Nullable ObjectNode instance) {
        return switch (this) {
            case ALWAYS -> true;
            case HALTED -> false;
            case ONCE -> instance == null;
            case MANUAL ->
                instance == null ? StateChanges.asksToStart(machine) : !StateChanges.asksToStop(machine, instance);
            case RERUN_ON_FAILURE ->
                instance == null
                        ? StateChanges.asksToStart(machine) || isNew(machine)
                        : !Json.text(instance, "status", "phase").equals(Phase.SUCCEEDED);
        };
    }
}
