package cloud.nuvem.compute;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.quota.Quotas;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.RefusedByGate;
import java.util.List;

/** What became of an order to an existing machine. */
public sealed interface VmChangeResult {

    /** The cluster took it; what follows is seen in the machine's status. */
    record Accepted() implements VmChangeResult {}

    /** No such machine here. */
    record Absent(String name) implements VmChangeResult, Refusal {
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

    /** It cannot do that in the state it is in (start a running one, pause a stopped one). */
    record NotInThisState(VmStatus.State state) implements VmChangeResult, Refusal {
        @Override
        public String code() {
            return "vm.not-in-this-state";
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

    /** It changed since the version named. */
    record ChangedMeanwhile() implements VmChangeResult, Refusal {
        @Override
        public String code() {
            return "vm.changed-meanwhile";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** Deletion protection is on. */
    record Protected(String name) implements VmChangeResult, Refusal {
        @Override
        public String code() {
            return "vm.protected";
        }

        @Override
        public List<Object> arguments() {
            return List.of(name);
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** No such instance type in this region. */
    record UnknownInstanceType(String instanceType) implements VmChangeResult, Refusal {
        @Override
        public String code() {
            return "vm.unknown-instance-type";
        }

        @Override
        public List<Object> arguments() {
            return List.of(instanceType);
        }

        @Override
        public String field() {
            return "instanceType";
        }
    }

    /** A value out of its range; which, by field. */
    record InvalidField(String name, String rule) implements VmChangeResult, Refusal {
        @Override
        public String code() {
            return "vm.invalid-" + rule;
        }

        @Override
        public String field() {
            return name;
        }
    }

    /** The plan's limits do not leave room. */
    record QuotaExceeded(Quotas.QuotaExceeded quota) implements VmChangeResult, Refusal {
        @Override
        public String code() {
            return quota.code();
        }

        @Override
        public List<Object> arguments() {
            return quota.arguments();
        }

        @Override
        public String field() {
            return "instanceType";
        }

        @Override
        public Kind kind() {
            return quota.kind();
        }
    }

    /** The API server or KubeVirt would not take it, in its own words. */
    record RefusedByCluster(String message) implements VmChangeResult, Refusal {
        @Override
        public String code() {
            return "vm.refused-by-cluster";
        }

        @Override
        public List<Object> arguments() {
            return List.of(message);
        }
    }

    /** The gate said no. */
    record NotAllowed(Denied denied) implements VmChangeResult, RefusedByGate {}
}
