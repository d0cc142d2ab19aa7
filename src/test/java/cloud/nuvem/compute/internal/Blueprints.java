package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.Image;
import cloud.nuvem.compute.InstanceType;
import cloud.nuvem.identity.PersonId;
import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.ProjectMember;
import cloud.nuvem.tenancy.Role;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Machines as tests want them. */
final class Blueprints {

    static final Image DEBIAN =
            new Image("debian-13", "Debian 13", "debian", "13", "debian", DataSize.ofGib(10), null, true, true);
    static final InstanceType MEDIUM = new InstanceType("u1.medium", "u1", 1, DataSize.ofGib(4), true);
    static final Project PROJECT = new Project(
            new ProjectId("shop-1"),
            new OrganizationId(UUID.fromString("6d6f3c1e-0000-4000-8000-000000000001")),
            "Shop",
            new Region("fra-1"),
            Instant.EPOCH);
    static final ProjectMember MEMBER = new ProjectMember(
            new PersonId(UUID.fromString("6d6f3c1e-0000-4000-8000-000000000002")), PROJECT, Role.OPERATOR);

    private Blueprints() {}

    static VmBlueprint plain(String name) {
        return with(name, Map.of(), null, false);
    }

    static VmBlueprint with(
            String name, Map<String, String> tags, @Nullable String displayName, boolean deletionProtection) {
        return new VmBlueprint(
                new ResourceName(name),
                "request-1",
                DEBIAN,
                MEDIUM,
                DataSize.ofGib(20),
                "standard",
                "#cloud-config\n{}\n",
                displayName,
                tags,
                deletionProtection,
                true);
    }
}
