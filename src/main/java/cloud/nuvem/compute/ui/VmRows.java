package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VmOverview;
import cloud.nuvem.compute.VmQuery;
import cloud.nuvem.kernel.Money;
import java.util.List;
import java.util.Optional;

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

    long count(VmFilter filter) {
        return slice(filter, 0, 1).total();
    }

    VmOverview overview() {
        return machines.overview(desk.actor(), desk.project().id());
    }

    /** Everything that matches together. */
    Optional<Money> perMonth(VmFilter filter) {
        var matching = machines.overview(desk.actor(), desk.project().id(), filter.query(0, 1));
        return costs.perMonth(matching.shapes());
    }
}
