package cloud.nuvem.sandbox;

import cloud.nuvem.compute.Catalogue;
import cloud.nuvem.compute.Image;
import cloud.nuvem.compute.InstanceType;
import cloud.nuvem.compute.VolumeType;
import cloud.nuvem.kernel.DataSize;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.ProjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** What the demo region offers. */
@TestComponent
public class FakeCatalogue implements Catalogue {

    static final List<InstanceType> TYPES = List.of(
            type("cx1.large", 2, 4),
            type("cx1.xlarge", 4, 8),
            type("m1.large", 2, 16),
            type("m1.xlarge", 4, 32),
            type("u1.micro", 1, 1),
            type("u1.small", 1, 2),
            type("u1.medium", 1, 4),
            type("u1.2xmedium", 2, 4),
            type("u1.large", 2, 8),
            type("u1.xlarge", 4, 16),
            type("u1.2xlarge", 8, 32));

    private @Nullable RuntimeException broken;

    @Override
    public List<InstanceType> instanceTypes(Actor actor, ProjectId project) {
        answer();
        return TYPES;
    }

    @Override
    public List<Image> images(Actor actor, ProjectId project) {
        answer();
        return List.of(
                image("alpine-3.23", "Alpine 3.23", "alpine", "3.23", "alpine", 1, false, true),
                image("debian-13", "Debian 13", "debian", "13", "debian", 10, true, true),
                image("debian-12", "Debian 12", "debian", "12", "debian", 10, false, true),
                image("fedora-43", "Fedora 43", "fedora", "43", "fedora", 10, false, false),
                image("ubuntu-26.04", "Ubuntu 26.04 LTS", "ubuntu", "26.04", "ubuntu", 10, false, true),
                image("ubuntu-24.04", "Ubuntu 24.04 LTS", "ubuntu", "24.04", "ubuntu", 10, false, true));
    }

    @Override
    public List<VolumeType> volumeTypes(Actor actor, ProjectId project) {
        answer();
        return List.of(new VolumeType("ssd", "SSD", true), new VolumeType("hdd", "HDD", false));
    }

    /** Null heals it. */
    public void breakWith(@Nullable RuntimeException failure) {
        broken = failure;
    }

    private void answer() {
        if (broken != null) {
            throw broken;
        }
    }

    static InstanceType find(String name) {
        return TYPES.stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static InstanceType type(String name, int vcpus, int gib) {
        var series = name.substring(0, name.indexOf('.'));
        return new InstanceType(name, series, vcpus, DataSize.ofGib(gib), name.equals("u1.large"));
    }

    private static Image image(
            String name,
            String display,
            String family,
            String version,
            String user,
            int gib,
            boolean recommended,
            boolean ready) {
        return new Image(name, display, family, version, user, DataSize.ofGib(gib), null, recommended, ready);
    }
}
