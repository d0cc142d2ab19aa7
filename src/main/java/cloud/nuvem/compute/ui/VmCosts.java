package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmShape;
import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.pricing.Estimate;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.PricedItem;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.tenancy.OrganizationId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What machines cost per month at the prices in force, as {@code pricing} rates them: asked once for each distinct
 * configuration, so that ten thousand alike cost one question. Lives as long as a page; safe for several threads.
 */
final class VmCosts {

    private final Prices prices;
    private final OrganizationId organization;
    private final Map<Shape, Estimate> estimates = new ConcurrentHashMap<>();

    /** What the estimate depends on. */
    private record Shape(
            @Nullable String instanceType,
            @Nullable String volumeType,
            @Nullable DataSize bootVolume) {}

    VmCosts(Prices prices, OrganizationId organization) {
        this.prices = prices;
        this.organization = organization;
    }

    /** As it is now: a machine that is off costs its volumes. Empty where a part of it has no price. */
    Optional<Money> now(VirtualMachine machine) {
        return now(VmShape.of(machine));
    }

    private Optional<Money> now(VmShape shape) {
        var estimate = estimate(new Shape(shape.instanceType(), shape.volumeType(), shape.bootVolume()));
        if (shape.isOff()) {
            return Optional.of(estimate.whileStopped());
        }
        return estimate.unpriced().isEmpty() ? Optional.of(estimate.perMonth()) : Optional.empty();
    }

    Estimate estimate(VirtualMachine machine) {
        return estimate(new Shape(machine.instanceType(), machine.volumeType(), machine.bootVolume()));
    }

    /** The same machine with another instance type. */
    Estimate estimate(VirtualMachine machine, String instanceType) {
        return estimate(new Shape(instanceType, machine.volumeType(), machine.bootVolume()));
    }

    /** An instance type alone, running all month. */
    Estimate estimate(String instanceType) {
        return estimate(new Shape(instanceType, null, null));
    }

    /** All of these together. What has no price is left out; empty where nothing has one. */
    Optional<Money> perMonth(Map<VmShape, Long> shapes) {
        return shapes.entrySet().stream()
                .flatMap(shape -> now(shape.getKey()).stream().map(each -> each.times(shape.getValue())))
                .reduce(Money::plus);
    }

    private Estimate estimate(Shape shape) {
        return estimates.computeIfAbsent(shape, asked -> prices.estimate(organization, items(asked)));
    }

    private static List<PricedItem> items(Shape shape) {
        var items = new ArrayList<PricedItem>();
        if (shape.instanceType() != null) {
            items.add(new PricedItem(Meter.VM_RUNNING, shape.instanceType(), BigDecimal.ONE, false));
        }
        if (shape.volumeType() != null && shape.bootVolume() != null) {
            items.add(new PricedItem(
                    Meter.VOLUME_SIZE,
                    shape.volumeType(),
                    BigDecimal.valueOf(shape.bootVolume().gibRoundedUp()),
                    true));
        }
        return items;
    }
}
