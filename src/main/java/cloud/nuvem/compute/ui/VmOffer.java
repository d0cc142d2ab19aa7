package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.Image;
import cloud.nuvem.compute.InstanceType;
import cloud.nuvem.compute.VolumeType;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.pricing.Estimate;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.PricedItem;
import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.quota.Quotas.QuotaExceeded;
import cloud.nuvem.quota.Quotas.Usage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What can be chosen from when the page opens: the catalogue, what is left of the quota, and how to price a choice. */
record VmOffer(
        List<Image> images,
        List<InstanceType> instanceTypes,
        List<VolumeType> volumeTypes,
        List<Usage> quota,
        Function<List<PricedItem>, Estimate> pricing) {

    Optional<Image> image(String name) {
        return images.stream().filter(image -> image.name().equals(name)).findFirst();
    }

    Optional<InstanceType> instanceType(String name) {
        return instanceTypes.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    Optional<VolumeType> volumeType(String name) {
        return volumeTypes.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /** What would be taken if nobody chose: the recommended one, else the first. */
    void fillDefaults(VmDraft draft) {
        if (image(draft.image).isEmpty()) {
            draft.image = first(images, Image::recommended).map(Image::name).orElse("");
        }
        if (instanceType(draft.instanceType).isEmpty()) {
            draft.instanceType = first(instanceTypes, InstanceType::recommended)
                    .map(InstanceType::name)
                    .orElse("");
        }
        if (volumeType(draft.volumeType).isEmpty()) {
            draft.volumeType = first(volumeTypes, VolumeType::recommended)
                    .map(VolumeType::name)
                    .orElse("");
        }
        if (draft.bootGib == 0) {
            draft.bootGib = minimumGib(draft);
        }
    }

    private static <T> Optional<T> first(List<T> offered, java.util.function.Predicate<T> preferred) {
        return offered.stream()
                .filter(preferred)
                .findFirst()
                .or(() -> offered.stream().findFirst());
    }

    int minimumGib(VmDraft draft) {
        return image(draft.image)
                .map(image -> Math.toIntExact(image.minimumDisk().gibRoundedUp()))
                .orElse(1);
    }

    Estimate priceOf(InstanceType type) {
        return pricing.apply(List.of(running(type.name(), 1)));
    }

    Money perGibMonth(VolumeType type) {
        return pricing.apply(List.of(volume(type.name(), 1, 1))).perMonth();
    }

    Estimate priceOf(VmDraft draft) {
        return pricing.apply(List.of(
                running(draft.instanceType, draft.count), volume(draft.volumeType, draft.bootGib, draft.count)));
    }

    private static PricedItem running(String type, int machines) {
        return new PricedItem(Meter.VM_RUNNING, type, BigDecimal.ONE, Math.max(0, machines), false);
    }

    /** What makes no sense costs nothing. */
    private static PricedItem volume(String type, long gib, int volumes) {
        return new PricedItem(
                Meter.VOLUME_SIZE, type, BigDecimal.valueOf(Math.max(0, gib)), Math.max(0, volumes), true);
    }

    /** How much of each limit the wish would take. */
    Map<Limit, Long> needs(VmDraft draft) {
        var type = instanceType(draft.instanceType);
        long machines = Math.max(0, draft.count);
        return Map.of(
                Limit.VIRTUAL_MACHINES, machines,
                Limit.VCPUS, type.map(InstanceType::vcpus).orElse(0) * machines,
                Limit.MEMORY_GIB, type.map(each -> each.memory().gibRoundedUp()).orElse(0L) * machines,
                Limit.VOLUME_GIB, Math.max(0, draft.bootGib) * machines);
    }

    /** The first of these limits that the whole wish would break. */
    Optional<QuotaExceeded> exceeded(VmDraft draft, Set<Limit> limits) {
        var needs = needs(draft);
        return quota.stream()
                .filter(usage -> limits.contains(usage.limit()))
                .map(usage -> new QuotaExceeded(
                        usage.limit(), needs.getOrDefault(usage.limit(), 0L), usage.free(), usage.allowed()))
                .filter(exceeded -> exceeded.needed() > exceeded.free())
                .findFirst();
    }

    /** By how much one machine of this type would go beyond a limit; empty when it fits. */
    Optional<Shortfall> shortfall(InstanceType type, int machines) {
        return quota.stream()
                .map(usage -> new Shortfall(usage.limit(), need(type, machines, usage.limit()), usage.free()))
                .filter(shortfall -> shortfall.over() > 0)
                .findFirst();
    }

    private static long need(InstanceType type, int machines, Limit limit) {
        return switch (limit) {
            case VCPUS -> (long) type.vcpus() * machines;
            case MEMORY_GIB -> type.memory().gibRoundedUp() * machines;
            case VIRTUAL_MACHINES, VOLUME_GIB -> 0; // no matter of the type
        };
    }

    /** A limit that a choice would break. */
    record Shortfall(Limit limit, long needed, long free) {
        long over() {
            return needed - free;
        }
    }
}
