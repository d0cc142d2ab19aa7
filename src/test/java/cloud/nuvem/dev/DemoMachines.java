package cloud.nuvem.dev;

import cloud.nuvem.cluster.ClusterUnavailable;
import cloud.nuvem.compute.Catalogue;
import cloud.nuvem.compute.CreateVm;
import cloud.nuvem.compute.CreateVmResult;
import cloud.nuvem.compute.VirtualMachines;
import cloud.nuvem.compute.VirtualMachines.PowerAction;
import cloud.nuvem.compute.VmQuery;
import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.context.ApplicationContext;

/** The machines that Acme has already, made by ana through the product's own facade. Safe to repeat. */
public final class DemoMachines {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final List<Wish> WISHES = List.of(
            new Wish("web-1", "u1.large", Map.of("role", "web"), 40),
            new Wish("web-2", "u1.large", Map.of("role", "web"), 40),
            new Wish("db-1", "m1.large", Map.of("role", "db"), 80),
            new Wish("worker-1", "u1.2xmedium", Map.of("role", "queue"), 20),
            new Wish("cache-1", "u1.medium", Map.of("role", "cache"), 20),
            new Wish("ci-runner-1", "u1.large", Map.of("role", "ci"), 60));

    private final VirtualMachines machines;
    private final Catalogue catalogue;

    private DemoMachines(ApplicationContext portal) {
        this.machines = portal.getBean(VirtualMachines.class);
        this.catalogue = portal.getBean(Catalogue.class);
    }

    private record Wish(String name, String instanceType, Map<String, String> tags, int gib) {}

    public static void seed(DemoTenants.Seeded tenants, ApplicationContext portal) {
        new DemoMachines(portal).seed(tenants.ana(), tenants.shopProduction().id());
    }

    private void seed(Actor ana, ProjectId project) {
        await("images in the catalogue", () -> !catalogue.images(ana, project).isEmpty());
        if (machines.page(ana, project, VmQuery.all()).total() > 0) {
            return;
        }
        var image = catalogue.images(ana, project).stream()
                .filter(each -> each.recommended() && each.ready())
                .findFirst()
                .orElseGet(() -> catalogue.images(ana, project).getFirst());
        for (var wish : WISHES) {
            await(wish.name(), () -> create(ana, project, wish, image.name()) instanceof CreateVmResult.Created);
        }
        var runner = new ResourceName("ci-runner-1");
        await(
                "ci-runner-1 runs",
                () -> machines.find(ana, project, runner)
                        .filter(machine -> machine.status().state() == cloud.nuvem.compute.VmStatus.State.RUNNING)
                        .isPresent());
        machines.power(ana, project, runner, PowerAction.STOP);
    }

    private CreateVmResult create(Actor ana, ProjectId project, Wish wish, String image) {
        return machines.create(
                ana,
                project,
                new CreateVm(
                        "demo-" + wish.name(),
                        new ResourceName(wish.name()),
                        1,
                        image,
                        wish.instanceType(),
                        DataSize.ofGib(wish.gib()),
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        wish.tags(),
                        false,
                        true));
    }

    /** The namespace and its rights follow a new project within seconds: asks again until they are there. */
    private static void await(String what, BooleanSupplier fact) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds(fact)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The demo did not come to: " + what);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(200).toNanos());
        }
    }

    /** The region's first look at the cluster may take longer than the portal's start. */
    private static boolean holds(BooleanSupplier fact) {
        try {
            return fact.getAsBoolean();
        } catch (ClusterUnavailable notYet) {
            return false;
        }
    }
}
