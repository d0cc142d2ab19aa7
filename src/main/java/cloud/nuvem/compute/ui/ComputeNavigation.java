package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.Catalogue;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.NavigationSource;
import cloud.nuvem.ui.Words;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compute's part of the navigation. */
@Component
class ComputeNavigation implements NavigationSource {

    private final Desks desks;
    private final VirtualMachines machines;
    private final Catalogue catalogue;

    ComputeNavigation(Desks desks, VirtualMachines machines, Catalogue catalogue) {
        this.desks = desks;
        this.machines = machines;
        this.catalogue = catalogue;
    }

    @Override
    public List<Entry> entries(Place place) {
        var project = place.project();
        if (project == null) {
            return List.of();
        }
        var actor = desks.actor();
        var id = new ProjectId(project);
        if (!desks.maySee(actor, id)) {
            return List.of();
        }
        return List.of(
                entry(
                        10,
                        Glyph.MONITOR,
                        "vm.list.title",
                        VmLinks.list(id),
                        () -> machines.overview(actor, id).total()),
                entry(20, Glyph.DISC, "image.list.title", Paths.images(project), () ->
                        (long) catalogue.images(actor, id).size()),
                entry(30, Glyph.CHIP, "type.list.title", Paths.instanceTypes(project), null),
                entry(40, Glyph.KEY, "key.list.title", Paths.sshKeys(project), null),
                new Entry(
                        Group.OBSERVE,
                        10,
                        Glyph.GAUGE,
                        Words.text("graphs.title"),
                        Paths.graphs(project).substring(1),
                        null),
                new Entry(
                        Group.OBSERVE,
                        20,
                        Glyph.LINES,
                        Words.text("activity.title"),
                        Paths.activity(project).substring(1),
                        null));
    }

    private static Entry entry(int order, Glyph glyph, String key, String path, @Nullable Supplier<Long> count) {
        return new Entry(Group.COMPUTE, order, glyph, Words.text(key), path.substring(1), count);
    }
}
