package cloud.nuvem.compute;

import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.quota.Quotas;
import cloud.nuvem.tenancy.Denied;
import cloud.nuvem.tenancy.RefusedByGate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of the wish for a new machine. */
public sealed interface CreateVmResult {

    /**
     * The cluster took it. The machines are as the cluster answered; the cache follows.
     *
     * @param repeated true when an earlier call with the same request id had made them
     */
    record Created(List<VirtualMachine> machines, boolean repeated) implements CreateVmResult {}

    /** A machine of that name is there already. */
    record NameTaken(String name) implements CreateVmResult, Refusal {
        @Override
        public String code() {
            return "vm.name-taken";
        }

        @Override
        public List<Object> arguments() {
            return List.of(name);
        }

        @Override
        public String field() {
            return "name";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    /** No such image in this region, or not ready yet. */
    record UnknownImage(String image) implements CreateVmResult, Refusal {
        @Override
        public String code() {
            return "vm.unknown-image";
        }

        @Override
        public List<Object> arguments() {
            return List.of(image);
        }

        @Override
        public String field() {
            return "image";
        }
    }

    /** No such instance type in this region. */
    record UnknownInstanceType(String instanceType) implements CreateVmResult, Refusal {
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

    /** No such volume type in this region. */
    record UnknownVolumeType(String volumeType) implements CreateVmResult, Refusal {
        @Override
        public String code() {
            return "vm.unknown-volume-type";
        }

        @Override
        public List<Object> arguments() {
            return List.of(volumeType);
        }

        @Override
        public String field() {
            return "volumeType";
        }
    }

    /** A key that is not in the organization's registry. */
    record UnknownSshKey(String id) implements CreateVmResult, Refusal {
        @Override
        public String code() {
            return "vm.unknown-ssh-key";
        }

        @Override
        public List<Object> arguments() {
            return List.of(id);
        }

        @Override
        public String field() {
            return "sshKeys";
        }
    }

    /** Smaller than the image needs. */
    record BootVolumeTooSmall(DataSize wanted, DataSize minimum) implements CreateVmResult, Refusal {
        @Override
        public String code() {
            return "vm.boot-volume-too-small";
        }

        @Override
        public List<Object> arguments() {
            return List.of(wanted, minimum);
        }

        @Override
        public String field() {
            return "bootVolume";
        }
    }

    /**
     * The user-data cannot be given to cloud-init.
     *
     * @param line 1-based; 0 when no line can be named
     * @param detail the parser's own words; empty where the reason says it all
     */
    record InvalidUserData(int line, Reason reason, String detail) implements CreateVmResult, Refusal {
        /** What is wrong with it. */
        public enum Reason {
            /** No YAML. */
            SYNTAX,
            /** YAML, but not keys with values at the top. */
            NOT_A_MAPPING,
            /** A script or another format of cloud-init's than cloud-config. */
            NOT_CLOUD_CONFIG,
            TOO_LARGE
        }

        @Override
        public String code() {
            return "vm.invalid-user-data";
        }

        @Override
        public List<Object> arguments() {
            return List.of(line, reason, detail);
        }

        @Override
        public String field() {
            return "userData";
        }
    }

    /** A value out of its range; which, by field. */
    record InvalidField(String name, String rule) implements CreateVmResult, Refusal {
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
    record QuotaExceeded(Quotas.QuotaExceeded quota) implements CreateVmResult, Refusal {
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
    record RefusedByCluster(String message) implements CreateVmResult, Refusal {
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
    record NotAllowed(Denied denied) implements CreateVmResult, RefusedByGate {
        @Override
        public @Nullable String field() {
            return null;
        }
    }
}
