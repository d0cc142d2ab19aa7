package cloud.nuvem.console.internal;

import cloud.nuvem.console.ConsoleEnd;
import cloud.nuvem.console.ConsoleEnd.Reason;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.RefusedByGate;
import java.util.List;
import java.util.Locale;

/** What became of a session, as the gate announces it. */
sealed interface SessionResult {

    ConsoleEnd end();

    /** It took place. */
    record Ended(ConsoleEnd end) implements SessionResult {}

    /** It never began, for an expected reason. */
    record Refused(ConsoleEnd end) implements SessionResult, Refusal {
        @Override
        public String code() {
            return "console." + end.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public List<Object> arguments() {
            var by = end.by();
            return by == null ? List.of() : List.of(by);
        }
    }

    /** The gate said no. */
    record NotAllowed(Denied denied) implements SessionResult, RefusedByGate {
        @Override
        public ConsoleEnd end() {
            return ConsoleEnd.of(denied instanceof Denied.Suspended ? Reason.SUSPENDED : Reason.NOT_ALLOWED);
        }
    }
}
