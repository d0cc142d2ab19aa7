package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.compute.VmQuery;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.NavigationSource;
import cloud.nuvem.ui.PaletteSource;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.component.UI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Machines by name, address or tag, and what can be begun. */
@Component
class ComputePalette implements PaletteSource {

    private static final int MOST = 6;

    private final Desks desks;
    private final VirtualMachines machines;

    ComputePalette(Desks desks, VirtualMachines machines) {
        this.desks = desks;
        this.machines = machines;
    }

    @Override
    public List<Hit> find(NavigationSource.Place place, String text) {
        var project = place.project();
        if (project == null || !desks.maySee(desks.actor(), new ProjectId(project))) {
            return List.of();
        }
        var hits = new ArrayList<Hit>();
        if (!text.isEmpty()) {
            hits.addAll(machines(new ProjectId(project), text));
        }
        hits.addAll(actions(new ProjectId(project), text));
        return hits;
    }

    private List<Hit> machines(ProjectId project, String text) {
        var query = new VmQuery(text, Set.of(), null, null, VmQuery.Sort.NAME, false, null, 0, MOST);
        return machines.page(desks.actor(), project, query).items().stream()
                .map(machine -> new Hit(
                        Words.text("vm.list.title"),
                        Glyph.MONITOR,
                        machine.displayName(),
                        VmWords.status(machine.status()).words(),
                        Paths.details(machine).substring(1)))
                .toList();
    }

    private List<Hit> actions(ProjectId project, String text) {
        var create = Words.text("vm.create.action");
        var locale = UI.getCurrent().getLocale();
        boolean fits = create.toLowerCase(locale).contains(text.toLowerCase(locale));
        boolean may = desks.permissions(project).contains(Permission.OPERATE_RESOURCES);
        return fits && may
                ? List.of(new Hit(
                        Words.text("palette.actions"),
                        Glyph.PLUS,
                        create,
                        "",
                        VmLinks.create(project).substring(1)))
                : List.of();
    }
}
