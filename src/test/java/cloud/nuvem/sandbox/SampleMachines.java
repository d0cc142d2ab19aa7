package cloud.nuvem.sandbox;

import cloud.nuvem.compute.InstanceType;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines.UpdateVm;
import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.kernel.ResourceName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The machines of shop-production. */
public final class SampleMachines {

    private static final Duration MONTH = Duration.ofDays(30).plusHours(11);

    private SampleMachines() {}

    /** The twelve of the story first, then as many alike as asked for. */
    static List<VirtualMachine> of(int count) {
        var running = new VmStatus.Running(ago(Duration.ofDays(12)));
        var all = new ArrayList<>(List.of(
                vm("web-1", running, "u1.large", 40, "203.0.113.24", "web", MONTH.multipliedBy(8)),
                vm("web-2", running, "u1.large", 40, "203.0.113.25", "web", MONTH.multipliedBy(8)),
                vm(
                        "web-3",
                        new VmStatus.Provisioning(
                                VmStatus.Provisioning.Phase.IMPORTING_IMAGE, 64, ago(Duration.ofMinutes(2))),
                        "u1.large",
                        40,
                        "",
                        "web",
                        Duration.ofMinutes(2)),
                vm("db-1", running, "m1.large", 80, "10.20.0.21", "db", MONTH.multipliedBy(8)),
                vm("db-2", running, "m1.large", 80, "10.20.0.22", "db", MONTH.multipliedBy(8)),
                vm(
                        "batch-1",
                        new VmStatus.Error(
                                VmStatus.Problem.NO_HOST_HAS_ROOM,
                                "0/3 nodes are available: 3 Insufficient memory.",
                                ago(Duration.ofMinutes(18))),
                        "m1.xlarge",
                        40,
                        "",
                        "",
                        Duration.ofMinutes(18)),
                vm("worker-1", running, "u1.2xmedium", 20, "10.20.0.31", "queue", MONTH.multipliedBy(3)),
                vm("worker-2", running, "u1.2xmedium", 20, "10.20.0.32", "queue", MONTH.multipliedBy(3)),
                vm("worker-3", running, "u1.2xmedium", 20, "10.20.0.33", "queue", Duration.ofHours(5)),
                vm("cache-1", running, "u1.medium", 20, "10.20.0.41", "", MONTH.multipliedBy(8)),
                vm(
                        "ci-runner-1",
                        new VmStatus.Stopped(ago(Duration.ofDays(3))),
                        "cx1.large",
                        60,
                        "",
                        "",
                        MONTH.multipliedBy(2)),
                vm("bastion", running, "u1.micro", 10, "203.0.113.20", "", MONTH.multipliedBy(8))));
        for (int index = all.size(); index < count; index++) {
            all.add(vm(
                    "node-" + index, running, "u1.small", 20, "10.30." + index / 250 + "." + index % 250, "", MONTH));
        }
        return all.subList(0, Math.min(count, all.size()));
    }

    public static VirtualMachine with(VirtualMachine before, VmStatus status) {
        return copy(before, status, before.displayName(), before.tags(), before.deletionProtection());
    }

    static VirtualMachine with(VirtualMachine before, UpdateVm command) {
        SortedMap<String, String> tags =
                command.tags() == null ? before.tags() : command.tags().appliedTo(before.tags());
        return copy(
                before,
                before.status(),
                Optional.ofNullable(command.displayName()).orElse(before.displayName()),
                tags,
                Optional.ofNullable(command.deletionProtection()).orElse(before.deletionProtection()));
    }

    static VirtualMachine with(VirtualMachine before, InstanceType type) {
        return new VirtualMachine(
                before.uid(),
                UUID.randomUUID().toString(),
                before.project(),
                before.name(),
                before.displayName(),
                before.status(),
                type.name(),
                type.vcpus(),
                type.memory(),
                before.image(),
                before.bootVolume(),
                before.volumeType(),
                before.addresses(),
                before.host(),
                before.tags(),
                before.deletionProtection(),
                true,
                before.createdAt());
    }

    static VirtualMachine named(VirtualMachine like, String name) {
        return vm(
                name,
                like.status(),
                Objects.requireNonNull(like.instanceType()),
                40,
                "203.0.113.99",
                "",
                Duration.ofHours(1));
    }

    private static VirtualMachine copy(
            VirtualMachine before,
            VmStatus status,
            String displayName,
            SortedMap<String, String> tags,
            boolean protection) {
        return new VirtualMachine(
                before.uid(),
                UUID.randomUUID().toString(),
                before.project(),
                before.name(),
                displayName,
                status,
                before.instanceType(),
                before.vcpus(),
                before.memory(),
                before.image(),
                before.bootVolume(),
                before.volumeType(),
                before.addresses(),
                before.host(),
                tags,
                protection,
                before.pendingChanges(),
                before.createdAt());
    }

    private static VirtualMachine vm(
            String name, VmStatus status, String type, int disk, String address, String role, Duration age) {
        var size = FakeCatalogue.find(type);
        return new VirtualMachine(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                "1",
                FakeTenancy.PRODUCTION,
                new ResourceName(name),
                name,
                status,
                type,
                size.vcpus(),
                size.memory(),
                "debian-13",
                DataSize.ofGib(disk),
                "ssd",
                address.isEmpty() ? List.of() : List.of(address),
                "host-2",
                new TreeMap<>(role.isEmpty() ? Map.of() : Map.of("role", role)),
                name.startsWith("db"),
                false,
                ago(age));
    }

    private static Instant ago(Duration duration) {
        return Instant.now().minus(duration);
    }
}
