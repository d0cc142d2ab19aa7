package cloud.nuvem.compute.ui;

import cloud.nuvem.compute.Catalogue;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VmLinks;
import cloud.nuvem.compute.VmQuery;
import cloud.nuvem.compute.VmStatus;
import cloud.nuvem.compute.VmStatus.State;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.quota.Quotas;
import cloud.nuvem.ui.Glyph;
import cloud.nuvem.ui.HomeSource;
import cloud.nuvem.ui.QuotaBars;
import cloud.nuvem.ui.Reader;
import cloud.nuvem.ui.Words;
import com.vaadin.flow.router.RouteParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Machines on the home page of a project. */
@Component
class ComputeHome implements HomeSource {

    private static final int MOST_PROBLEMS = 10;
    private static final int SHELF = 8;

    private final Desks desks;
    private final VirtualMachines machines;
    private final Catalogue catalogue;
    private final Prices prices;
    private final Quotas quotas;

    ComputeHome(Desks desks, VirtualMachines machines, Catalogue catalogue, Prices prices, Quotas quotas) {
        this.desks = desks;
        this.machines = machines;
        this.catalogue = catalogue;
        this.prices = prices;
        this.quotas = quotas;
    }

    @Override
    public Part part(String project) {
        var desk = VmDesk.at(desks.at(new RouteParameters("project", project)), machines, catalogue, prices);
        var overview =
                machines.overview(desk.desk().actor(), desk.desk().project().id());
        var list = VmLinks.list(desk.desk().project().id());
        var reader = Reader.current();
        long running = overview.byState().getOrDefault(State.RUNNING, 0L);
        long broken = overview.byState().getOrDefault(State.ERROR, 0L);
        var figures = List.of(
                new Figure(
                        Words.text("vm.list.title"),
                        reader.number(overview.total()),
                        Words.text("vm.home.running", running),
                        list),
                new Figure(
                        Words.text("vm.home.attention"),
                        reader.number(broken),
                        Words.text("vm.home.attention.note"),
                        list + "?status=error"));
        return new Part(
                overview.total() == 0,
                figures,
                attention(desk),
                shelf(desk),
                desk.costs().perMonth(overview.shapes()).orElse(null),
                quota(desk),
                firstSteps(desk));
    }

    private List<Attention> attention(VmDesk desk) {
        var query = new VmQuery("", Set.of(State.ERROR), null, null, VmQuery.Sort.NAME, false, null, 0, MOST_PROBLEMS);
        var found = new ArrayList<Attention>();
        for (var machine : machines.page(
                        desk.desk().actor(), desk.desk().project().id(), query)
                .items()) {
            if (machine.status() instanceof VmStatus.Error error) {
                found.add(attention(desk, machine, error));
            }
        }
        return found;
    }

    private static Attention attention(VmDesk desk, VirtualMachine machine, VmStatus.Error error) {
        return new Attention(
                VmWords.status(error),
                machine.displayName(),
                VmWords.problem(machine, error, desk.region()),
                Paths.details(machine));
    }

    private Shelf shelf(VmDesk desk) {
        var project = desk.desk().project().id();
        var query = new VmQuery("", Set.of(), null, null, VmQuery.Sort.STATUS, false, null, 0, SHELF);
        var resources = machines.page(desk.desk().actor(), project, query).items().stream()
                .map(machine -> new Resource(
                        VmWords.status(machine.status()),
                        machine.displayName(),
                        facts(machine),
                        Paths.details(machine)))
                .toList();
        return new Shelf(Words.text("vm.list.title"), resources, Words.text("vm.home.all"), VmLinks.list(project));
    }

    private static String facts(VirtualMachine machine) {
        var type = machine.instanceType() == null ? "" : machine.instanceType() + " · ";
        var size = VmWords.size(machine.vcpus(), machine.memory());
        return type
                + size
                + (machine.addresses().isEmpty()
                        ? ""
                        : " · " + machine.addresses().getFirst());
    }

    private List<QuotaBars.Bar> quota(VmDesk desk) {
        return quotas.usage(desk.desk().project().organization()).stream()
                .map(usage -> new QuotaBars.Bar(
                        Words.text("quota." + VmWords.key(usage.limit())),
                        usage.limit().name().endsWith("GIB") ? "GiB" : "",
                        usage.used(),
                        0,
                        usage.allowed(),
                        ""))
                .toList();
    }

    private static List<FirstStep> firstSteps(VmDesk desk) {
        if (!desk.desk().mayOperate()) {
            return List.of();
        }
        var project = desk.desk().project().id();
        return List.of(
                new FirstStep(
                        Glyph.MONITOR,
                        Words.text("vm.first.create"),
                        Words.text("vm.first.create.text"),
                        VmLinks.create(project)),
                new FirstStep(
                        Glyph.KEY,
                        Words.text("vm.first.key"),
                        Words.text("vm.first.key.text"),
                        Paths.sshKeys(project.value())),
                new FirstStep(
                        Glyph.DISC,
                        Words.text("vm.first.images"),
                        Words.text("vm.first.images.text"),
                        Paths.images(project.value())));
    }
}
