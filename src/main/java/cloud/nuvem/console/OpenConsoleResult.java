package cloud.nuvem.console;

import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.RefusedByGate;
import java.util.List;

/** What became of a wish for a console. */
public sealed interface OpenConsoleResult {

    /** The browser may connect. */
    record Granted(ConsoleTicket ticket) implements OpenConsoleResult {}

    /** No such machine here. */
    record Absent(String name) implements OpenConsoleResult, Refusal {
        @Override
        public String code() {
            return "absent.virtual-machine";
        }

        @Override
        public List<Object> arguments() {
            return List.of(name);
        }

        @Override
        public Kind kind() {
            return Kind.ABSENT;
        }
    }

    /** A machine that is off has no screen. */
    record NotRunning(VmStatus.State state) implements OpenConsoleResult, Refusal {
        @Override
        public String code() {
            return "console.not-running";
        }

        @Override
        public List<Object> arguments() {
            return List.of(state);
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** Somebody has it; asked again with {@code takeOver} it changes hands. */
    record InUse(ConsoleHolder holder) implements OpenConsoleResult, Refusal {
        @Override
        public String code() {
            return "console.in-use";
        }

        @Override
        public List<Object> arguments() {
            return List.of(holder.name());
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /**
     * As many are open as may be.
     *
     * @param limit for this organization, or this person
     */
    record TooMany(int limit) implements OpenConsoleResult, Refusal {
        @Override
        public String code() {
            return "console.too-many";
        }

        @Override
        public List<Object> arguments() {
            return List.of(limit);
        }

        @Override
        public Kind kind() {
            return Kind.LIMIT;
        }
    }

    /** The gate said no. */
    record NotAllowed(Denied denied) implements OpenConsoleResult, RefusedByGate {}
}
