package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VmOverview;
import cloud.nuvem.compute.VmQuery;
import cloud.nuvem.kernel.Money;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fetches lines of the list from the watched cache, priced. Knows no page, so it may work on any thread. */
final class VmRows {

    private final VirtualMachines machines;
    private final VmCosts costs;
    private final Desk desk;

    VmRows(VirtualMachines machines, VmCosts costs, Desk desk) {
        this.machines = machines;
        this.costs = costs;
        this.desk = desk;
    }

    /** A stretch of the list. */
    record Slice(int offset, List<VmRow> rows, long total) {}

    Slice slice(VmFilter filter, int offset, int limit) {
        int most = Math.clamp(limit, 1, VmQuery.MAX_LIMIT);
        var page = machines.page(desk.actor(), desk.project().id(), filter.query(offset, most));
        var rows = page.items().stream()
                .map(machine -> new VmRow(machine, costs.now(machine).orElse(null)))
                .toList();
        return new Slice(offset, rows, page.total());
    }

    VmOverview overview() {
        return machines.overview(desk.actor(), desk.project().id());
    }

    /** Everything that matches together; walks the list once. */
    Optional<Money> perMonth(VmFilter filter) {
        Money sum = null;
        String cursor = null;
        do {
            var page = machines.page(desk.actor(), desk.project().id(), after(filter, cursor));
            for (var machine : page.items()) {
                sum = plus(sum, costs.now(machine).orElse(null));
            }
            cursor = page.next();
        } while (cursor != null);
        return Optional.ofNullable(sum);
    }

    private static VmQuery after(VmFilter filter, @Nullable String cursor) {
        return new VmQuery(
                filter.search(),
                filter.segment().states(),
                filter.tag(),
                filter.instanceType(),
                VmQuery.Sort.NAME,
                false,
                cursor,
                0,
                VmQuery.MAX_LIMIT);
    }

    private static @Nullable Money plus(@Nullable Money sum, @Nullable Money more) {
        if (more == null) {
            return sum;
        }
        return sum == null ? more : sum.plus(more);
    }
}
