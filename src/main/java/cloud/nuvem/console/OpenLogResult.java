package cloud.nuvem.console;

import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.kernel.Refusal;
import java.util.List;

/** What became of the wish to read a machine's log. */
public sealed interface OpenLogResult {

    /**
     * Lines come.
     *
     * @param run the same while the machine runs; another after it was started anew
     * @param log to be closed by who wished for it
     */
    record Open(String run, AutoCloseable log) implements OpenLogResult {}

    /** There is no such machine. */
    record Absent(String machine) implements OpenLogResult, Refusal {
        @Override
        public String code() {
            return "absent.virtual-machine";
        }

        @Override
        public List<Object> arguments() {
            return List.of(machine);
        }
    }

    /** A machine that is off has no log: it goes with the run. */
    record NotRunning(VmStatus.State state) implements OpenLogResult, Refusal {
        @Override
        public String code() {
            return "console.log-not-running";
        }
    }

    /** The machine is set up without a log. */
    record NotLogged() implements OpenLogResult, Refusal {
        @Override
        public String code() {
            return "console.not-logged";
        }
    }

    /** As many logs are followed as may be. */
    record TooMany(int limit) implements OpenLogResult, Refusal {
        @Override
        public String code() {
            return "console.too-many-logs";
        }

        @Override
        public List<Object> arguments() {
            return List.of(limit);
        }
    }
}
