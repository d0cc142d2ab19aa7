package cloud.nuvem.dev.cluster.controllers.admission;

import cloud.nuvem.dev.cluster.core.Admission;
import cloud.nuvem.dev.cluster.core.Resources;
import java.util.List;

/** The plugins of this package, in the order in which they run. */
public final class Admissions {

    private Admissions() {}

    public static List<Admission> create(Resources resources) {
        return List.of(
                new NamespaceDefaults(),
                new ClaimDefaults(resources),
                new ServiceDefaults(resources),
                new NetworkPolicyDefaults(),
                new PodDefaults(),
                new SecretDefaults(),
                new VirtualMachineAdmission(resources),
                new InstanceAdmission(resources),
                new MigrationAdmission(resources));
    }
}
