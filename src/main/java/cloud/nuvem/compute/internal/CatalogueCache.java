package cloud.nuvem.compute.internal;

import cloud.nuvem.cluster.ClusterObject;
import cloud.nuvem.cluster.Labels;
import cloud.nuvem.cluster.WatchedCaches;
import cloud.nuvem.cluster.WatchedCaches.Scope;
import cloud.nuvem.cluster.WatchedKind;
import cloud.nuvem.compute.Image;
import cloud.nuvem.compute.InstanceType;
import cloud.nuvem.compute.VolumeType;
import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.kernel.Region;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What machines can be made of, as each region's cluster shows it. */
@Component
class CatalogueCache {

    private static final DataSize SMALLEST_DISK = DataSize.ofGib(1);
    private static final Comparator<InstanceType> BY_SERIES_AND_SIZE = Comparator.comparing(InstanceType::series)
            .thenComparing(InstanceType::memory)
            .thenComparingInt(InstanceType::vcpus)
            .thenComparing(InstanceType::name);
    private static final Comparator<Image> BY_FAMILY_NEWEST_FIRST = Comparator.comparing(Image::family)
            .thenComparing(Image::version, new VersionOrder().reversed())
            .thenComparing(Image::name);

    private final WatchedKind<Offered<InstanceType>> instanceTypes;
    private final WatchedKind<Image> images;
    private final WatchedKind<VolumeType> volumeTypes;

    /**
     * Retired types are kept too: machines made from them still have a size.
     *
     * @param published whether it is offered for new machines
     */
    private record Offered<T>(T item, boolean published) {}

    CatalogueCache(WatchedCaches caches) {
        this.instanceTypes = caches.watch(Scope.all(Kinds.INSTANCE_TYPE), CatalogueCache::instanceType);
        this.images = caches.watch(Scope.published(Kinds.DATA_SOURCE, Kinds.IMAGE_NAMESPACE), CatalogueCache::image);
        this.volumeTypes = caches.watch(Scope.published(Kinds.STORAGE_CLASS, null), CatalogueCache::volumeType);
    }

    List<InstanceType> instanceTypes(Region region) {
        return instanceTypes.in(region).stream()
                .filter(Offered::published)
                .map(Offered::item)
                .sorted(BY_SERIES_AND_SIZE)
                .toList();
    }

    List<Image> images(Region region) {
        return images.in(region).stream().sorted(BY_FAMILY_NEWEST_FIRST).toList();
    }

    List<VolumeType> volumeTypes(Region region) {
        return volumeTypes.in(region).stream()
                .sorted(Comparator.comparing(VolumeType::recommended).reversed().thenComparing(VolumeType::name))
                .toList();
    }

    /** One that new machines may use. */
    Optional<InstanceType> offeredInstanceType(Region region, String name) {
        return instanceTypes.find(region, name).filter(Offered::published).map(Offered::item);
    }

    /** Any, retired ones included; empty as well while the types have not been seen. */
    Optional<InstanceType> instanceType(Region region, String name) {
        return instanceTypes.peek(region, name).map(Offered::item);
    }

    Optional<Image> image(Region region, String name) {
        return images.find(region, name);
    }

    Optional<VolumeType> volumeType(Region region, String name) {
        return volumeTypes.find(region, name);
    }

    /** The one a form starts with: recommended, else the first by name. */
    Optional<VolumeType> defaultVolumeType(Region region) {
        return volumeTypes(region).stream().findFirst();
    }

    /** Calls back on the watching thread when an instance type appears, changes or goes. */
    void onInstanceTypeChange(Runnable listener) {
        instanceTypes.onChange((region, namespace, name, now) -> listener.run());
    }

    private static Offered<InstanceType> instanceType(ClusterObject type) {
        var item = new InstanceType(
                type.name(),
                type.label(Keys.SERIES),
                type.at("/spec/cpu/guest").asInt(0),
                type.size("/spec/memory/guest").orElse(DataSize.ZERO),
                isTrue(type, Labels.RECOMMENDED));
        return new Offered<>(item, isTrue(type, Labels.PUBLISHED));
    }

    private static Image image(ClusterObject source) {
        return new Image(
                source.name(),
                displayName(source),
                source.label(Keys.FAMILY),
                source.label(Keys.VERSION),
                source.annotation(Keys.DEFAULT_USER),
                source.size("/metadata/annotations/" + pointer(Keys.MINIMUM_DISK))
                        .orElse(SMALLEST_DISK),
                emptyToNull(source.label(Keys.DEFAULT_PREFERENCE)),
                isTrue(source, Labels.RECOMMENDED),
                source.condition("Ready")
                        .filter(ClusterObject.Condition::isTrue)
                        .isPresent());
    }

    private static VolumeType volumeType(ClusterObject storageClass) {
        return new VolumeType(storageClass.name(), displayName(storageClass), isTrue(storageClass, Labels.RECOMMENDED));
    }

    private static String displayName(ClusterObject object) {
        var chosen = object.annotation(Labels.DISPLAY_NAME);
        return chosen.isEmpty() ? object.name() : chosen;
    }

    private static boolean isTrue(ClusterObject object, String label) {
        return object.label(label).equals("true");
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String pointer(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
