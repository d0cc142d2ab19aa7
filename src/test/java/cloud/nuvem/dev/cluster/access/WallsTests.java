package cloud.nuvem.dev.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.dev.cluster.core.ApiRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WallsTests {
    final FakeResources resources = new FakeResources();
    ClusterAccess access;

    @BeforeEach
    void start() {
        var f = new Foundations(resources);
        f.installSystemRoles();
        f.install(Path.of("helm/nuvem/cluster/rbac.yaml"));
        access = new ClusterAccess(resources);
        f.install(Path.of("/tmp/w/k-access/pa.yaml"));
    }

    @Test
    void hmm() {
        var portal = access.authenticate(access.tokens().serviceAccount("nuvem-system", "nuvem-portal")).orElseThrow();
        var headers = Map.of("impersonate-user", List.of("nuvem:1"), "impersonate-group", List.of("nuvem:project:pa:operator"));
        var r = new ApiRequest("create", "kubevirt.io", "v1", "virtualmachines", "", "nuvem-pa", null, "");
        var c = access.impersonate(portal, headers, r);
        assertThat(c.groups()).containsExactly("nuvem:project:pa:operator", "system:authenticated");
        access.authorize(c, r);
        long t = System.nanoTime();
        for (int i = 0; i < 200000; i++) { access.authorize(access.impersonate(portal, headers, r), r); }
        System.out.println("ns per: " + (System.nanoTime() - t) / 200000);
        assertThatThrownBy(() -> access.authorize(c, new ApiRequest("create", "kubevirt.io", "v1", "virtualmachines", "", "nuvem-pb", null, ""))).hasMessage("?");
    }
}
