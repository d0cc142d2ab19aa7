package cloud.nuvem.dev.prometheus.machines;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All series of a stretch. */
final class Readings {

    private static final long EFI = 127_787_008;

    private final Load load;

    Readings(Load load) {
        this.load = load;
    }

    Stream<Reading> of(Stretch stretch, Metric metric) {
        var facts = stretch.facts();
        return switch (metric.subject()) {
            case VCPU -> new Processor(stretch, load).readings(metric);
            case GUEST -> facts.agent() ? new Processor(stretch, load).readings(metric) : Stream.of();
            case MACHINE ->
                metric.name().startsWith("CPU")
                        ? new Processor(stretch, load).readings(metric)
                        : Stream.of(new Reading(Map.of(), new Memory(stretch).value(metric)));
            case DRIVE ->
                facts.drives().stream()
                        .map(drive -> new Reading(
                                Map.of("drive", drive.name()), new Disks(stretch, load).value(metric, drive)));
            case INTERFACE ->
                facts.interfaces().stream()
                        .map(name -> new Reading(
                                Map.of("interface", name), new Interfaces(stretch, load).value(metric, name)));
            case FILESYSTEM -> filesystems(stretch, metric);
            case INFORMATION -> Stream.of(new Reading(information(stretch), _ -> 1));
        };
    }

    private static Map<String, String> information(Stretch stretch) {
        return new TreeMap<>(stretch.facts().information());
    }

    private static Stream<Reading> filesystems(Stretch stretch, Metric metric) {
        var facts = stretch.facts();
        if (!facts.agent()
                || facts.drives().isEmpty()
                || facts.drives().getFirst().bytes() == 0) {
            return Stream.of();
        }
        var root = facts.drives().getFirst().bytes() * 0.98;
        var temper = Temper.of(facts);
        var used = 0.12 + 0.45 * Noise.at(temper.weather(), 60);
        return metric == Metric.FILESYSTEM_CAPACITY
                ? Stream.of(
                        new Reading(filesystem("vda1", "/", "ext4"), _ -> Math.floor(root)),
                        new Reading(filesystem("vda15", "/boot/efi", "vfat"), _ -> EFI))
                : Stream.of(
                        new Reading(filesystem("vda1", "/", "ext4"), moment -> {
                            // Logs grow and are thrown away each week.
                            var week = Load.seconds(moment) / Flow.DAY / 7;
                            var logs = 0.04 * (week - Math.floor(week));
                            return Math.floor(root * (used + logs));
                        }),
                        new Reading(filesystem("vda15", "/boot/efi", "vfat"), _ -> 6_170_624));
    }

    private static Map<String, String> filesystem(String disk, String mountPoint, String type) {
        return Map.of("disk_name", disk, "mount_point", mountPoint, "file_system_type", type);
    }
}
