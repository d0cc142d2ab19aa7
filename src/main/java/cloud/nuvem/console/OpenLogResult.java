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
     * @param hasBefore whether the log was taken up anew in this run, and what was said before that can be read as well
     * @param log to be closed by who wished for it
     */
    record Open(String run, boolean hasBefore, AutoCloseable log) implements OpenLogResult {}

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

    /** The log was not taken up anew, or what was said before is kept no longer. */
    record NothingBefore() implements OpenLogResult, Refusal {
        @Override
        public String code() {
            return "console.nothing-before";
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
