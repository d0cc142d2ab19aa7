package cloud.nuvem.cluster.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.cluster.ClusterMisconfigured;
import cloud.nuvem.cluster.ClusterRefusal;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class ActingInAProjectTests {

    private static ClusterWorld world;
    private static Project acme;
    private static Project globex;

    @BeforeAll
    static void start() {
        world = ClusterWorld.shared();
        acme = world.project("acme-shop");
        globex = world.project("globex-warehouse");
    }

    @Test
    void anOperatorCreatesAndFindsAMachine() {
        var cluster = world.as(Role.OPERATOR, acme);

        var created = cluster.create(Machines.KIND, Machines.halted("web"));

        assertThat(created.uid()).isNotEmpty();
        assertThat(created.namespace()).isEqualTo("nuvem-acme-shop");
        assertThat(cluster.find(Machines.KIND, "web")).map(vm -> vm.uid()).contains(created.uid());
    }

    @Test
    void ownersAndAdminsMayWhatOperatorsMay() {
        world.as(Role.OWNER, acme).create(Machines.KIND, Machines.halted("by-owner"));
        world.as(Role.ADMIN, acme).create(Machines.KIND, Machines.halted("by-admin"));

        assertThat(world.as(Role.VIEWER, acme).find(Machines.KIND, "by-owner")).isPresent();
    }

    @Test
    void aViewerReadsAndIsRefusedByTheApiServerWhenWriting() {
        assertThatExceptionOfType(ClusterRefusal.class)
                .isThrownBy(() -> world.as(Role.VIEWER, acme).create(Machines.KIND, Machines.halted("by-viewer")))
                .satisfies(refusal -> {
                    assertThat(refusal.status()).isEqualTo(403);
                    assertThat(refusal.words()).contains("nuvem:").contains("cannot create");
                });
    }

    @Test
    void billingHasNothingToDoInACluster() {
        assertThatThrownBy(() -> world.as(Role.BILLING, acme)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Wall 1: the deliberate mistake of using another project's namespace. */
    @Test
    void theWrongProjectsNamespaceIsRefusedInTheMembersName() {
        var wrong = new ImpersonatedCluster(
                acme, globex.id().namespace(), world.verbsOf(Role.OPERATOR, acme), world.dialerOf(Role.OPERATOR, acme));

        assertThatExceptionOfType(ClusterRefusal.class)
                .isThrownBy(() -> wrong.create(Machines.KIND, Machines.halted("stray")))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(403));
        assertThatExceptionOfType(ClusterRefusal.class)
                .isThrownBy(() -> wrong.find(Machines.KIND, "stray"))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(403));
        assertThat(world.administrator().find(Machines.KIND, globex.id().namespace(), "stray"))
                .isEmpty();
    }

    /** Wall 2: outside of project namespaces the portal may be nobody; that is our mistake, not the tenant's. */
    @Test
    void aNamespaceThatIsNoProjectIsOurMisconfiguration() {
        var wrong = new ImpersonatedCluster(
                acme, "kube-system", world.verbsOf(Role.OPERATOR, acme), world.dialerOf(Role.OPERATOR, acme));

        assertThatThrownBy(() -> wrong.find(Machines.KIND, "any")).isInstanceOf(ClusterMisconfigured.class);
    }

    @Test
    void aTakenNameIsRefusedAndNothingOverwritten() {
        var cluster = world.as(Role.OPERATOR, acme);
        var first = cluster.create(Machines.KIND, Machines.halted("taken"));

        assertThatExceptionOfType(ClusterRefusal.class)
                .isThrownBy(() -> cluster.create(Machines.KIND, Machines.halted("taken")))
                .satisfies(refusal -> assertThat(refusal.isAlreadyThere()).isTrue());
        assertThat(cluster.find(Machines.KIND, "taken")).map(vm -> vm.uid()).contains(first.uid());
    }

    @Test
    void aRehearsalStoresNothing() {
        var cluster = world.as(Role.OPERATOR, acme);

        cluster.rehearseCreate(Machines.KIND, Machines.halted("rehearsed"));

        assertThat(cluster.find(Machines.KIND, "rehearsed")).isEmpty();
    }

    @Test
    void aMergeOnAStaleVersionIsAConflict() {
        var cluster = world.as(Role.OPERATOR, acme);
        var vm = cluster.create(Machines.KIND, Machines.halted("merged"));
        var patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("metadata").putObject("labels").put("a", "b");
        cluster.merge(Machines.KIND, "merged", patch);
        patch.withObject("metadata")
                .put("resourceVersion", vm.version())
                .putObject("labels")
                .put("a", "c");

        assertThatExceptionOfType(ClusterRefusal.class)
                .isThrownBy(() -> cluster.merge(Machines.KIND, "merged", patch))
                .satisfies(refusal -> assertThat(refusal.isConflict()).isTrue());
    }

    @Test
    void deletingAnotherOneOfTheNameIsAConflict() {
        var cluster = world.as(Role.OPERATOR, acme);
        cluster.create(Machines.KIND, Machines.halted("recreated"));

        assertThatExceptionOfType(ClusterRefusal.class)
                .isThrownBy(() -> cluster.delete(Machines.KIND, "recreated", "00000000-0000-0000-0000-000000000000"))
                .satisfies(refusal -> assertThat(refusal.isConflict()).isTrue());
        assertThat(cluster.find(Machines.KIND, "recreated")).isPresent();
    }

    @Test
    void anOrderThatTheStateForbidsIsAConflict() {
        var cluster = world.as(Role.OPERATOR, acme);
        cluster.create(Machines.KIND, Machines.halted("still"));

        assertThatExceptionOfType(ClusterRefusal.class)
                .isThrownBy(
                        () -> cluster.order(Machines.ORDERS, "still", "stop", JsonNodeFactory.instance.objectNode()))
                .satisfies(refusal -> assertThat(refusal.isConflict()).isTrue());
    }

    @Test
    void namesThatWouldLeadElsewhereNeverLeave() {
        var cluster = world.as(Role.OPERATOR, acme);

        for (var name : new String[] {"../secrets", "a/b", "..", "", "a?x=1", "A"}) {
            assertThatThrownBy(() -> cluster.find(Machines.KIND, name)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void nobodyReadsASecretThroughThePortal() {
        var secrets = cloud.nuvem.cluster.ResourceKind.core("secrets", "Secret");
        var secret = Machines.yaml("{apiVersion: v1, kind: Secret, metadata: {name: hidden}, data: {a: Yg==}}");
        var cluster = world.as(Role.OPERATOR, acme);
        cluster.apply(secrets, secret);

        assertThatThrownBy(() -> cluster.find(secrets, "hidden")).isInstanceOf(ClusterMisconfigured.class);
    }
}
