package cloud.nuvem.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.cluster.ClusterUnavailable;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.sandbox.FakeTenancy;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.ProjectMember;
import cloud.nuvem.tenancy.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Small pictures of screens on pages. */
class PicturesTests extends RelayTests {

    private static final String WEB_1 = "/console/picture/shop-production/web-1";

    @Autowired
    private Pictures pictures;

    @BeforeEach
    void forget() {
        pictures.forget();
    }

    @Test
    void asksTheMachineOnceHoweverManyLook() {
        machine.shows(bytes("canary"));
        var ana = signIn("ana");
        for (int look = 0; look < 20; look++) {
            var answer = get(WEB_1, ana);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(bytes("canary"));
            assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("private, max-age=20");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
        assertThat(machine.asked())
                .containsExactly("/apis/subresources.kubevirt.io/v1/namespaces/nuvem-shop-production/"
                        + "virtualmachineinstances/web-1/vnc/screenshot");
    }

    @Test
    void showsNothingToPeopleWhoOnlyLookEvenWhenItIsKnown() {
        machine.shows(bytes("canary"));
        var ana = signIn("ana");
        assertThat(get(WEB_1, ana).statusCode()).isEqualTo(200);

        tenancy.allowOnly(Set.of(Permission.VIEW_RESOURCES));
        assertThat(get(WEB_1, ana).statusCode()).isEqualTo(404);
        assertThat(get(WEB_1, null).statusCode()).isEqualTo(401);
    }

    /** A machine's id alone leads to nobody's picture. */
    @Test
    void keepsPicturesApartByProject() {
        machine.shows(bytes("of acme"));
        var web1 = machines.get("web-1");
        assertThat(pictures.of(member("shop-production"), web1)).contains(bytes("of acme"));

        machine.shows(bytes("of globex"));
        assertThat(pictures.of(member("warehouse"), web1)).contains(bytes("of globex"));
        assertThat(pictures.of(member("shop-production"), web1)).contains(bytes("of acme"));
    }

    @Test
    void doesNoHarmWhenThereIsNone() {
        machine.refuseWith(new ClusterUnavailable("away"));
        var ana = signIn("ana");
        assertThat(get(WEB_1, ana).statusCode()).isEqualTo(404);
        assertThat(get("/console/picture/shop-production/ci-runner-1", ana).statusCode())
                .as("a machine that is off")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/picture/",
                "/console/picture/shop-production",
                "/console/picture/shop-production/",
                "/console/picture/shop-production/web-1/",
                "/console/picture/shop-production/web-1/vnc",
                "/console/picture/shop-production/WEB-1",
                "/console/picture/kube-system/x",
                "/console/picture/shop-production/there-is-none"
            })
    void findsNothingElse(String path) {
        assertThat(get(path, signIn("ana")).statusCode()).isEqualTo(404);
        assertThat(machine.asked()).isEmpty();
    }

    private static ProjectMember member(String project) {
        var where = new Project(new ProjectId(project), FakeTenancy.ACME, project, new Region("fra-1"), Instant.EPOCH);
        return new ProjectMember(RelayApplication.actor("ana").person(), where, Role.OWNER);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
