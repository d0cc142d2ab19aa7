package cloud.nuvem.dev.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Server-side apply: ownership of fields. */
class ApplyContractTests {

    private final Wire wire = ClusterUnderTest.shared().wire();
    private final Workspace workspace = ClusterUnderTest.shared().workspace();

    @AfterEach
    void leave() {
        workspace.close();
    }

    private Wire.Answer apply(String manager, String labels, int cpus, String more) {
        return wire.patch(
                workspace.instanceTypes() + "/subject?fieldManager=" + manager + more, Wire.APPLY_PATCH, """
                apiVersion: instancetype.kubevirt.io/v1beta1
                kind: VirtualMachineInstancetype
                metadata: {name: subject, labels: %s}
                spec: {cpu: {guest: %d}, memory: {guest: 1Gi}}
                """.formatted(
                                labels, cpus));
    }

    @Test
    void applyingWhatIsAbsentCreatesItAndRecordsTheOwner() {
        var created = apply("alice", "{a: '1'}", 1, "").expect(201);

        var entry = created.json().at("/metadata/managedFields/0");
        assertThat(entry.path("manager").asString()).isEqualTo("alice");
        assertThat(entry.path("operation").asString()).isEqualTo("Apply");
        assertThat(entry.at("/fieldsV1/f:spec/f:cpu/f:guest").isObject()).isTrue();
    }

    @Test
    void applyingTheSameAgainChangesNothing() {
        var created = apply("alice", "{a: '1'}", 1, "").expect(201);

        assertThat(apply("alice", "{a: '1'}", 1, "").expect(200).version()).isEqualTo(created.version());
    }

    @Test
    void aFieldOfAnotherManagerIsAConflictThatNamesBoth() {
        apply("alice", "{}", 1, "").expect(201);

        var refused = apply("bob", "{}", 2, "");

        refused.isRefusal(409, "Conflict", "Apply failed with 1 conflict: conflict with \"alice\": .spec.cpu.guest");
        assertThat(refused.at("/details/causes/0/reason")).isEqualTo("FieldManagerConflict");
        assertThat(refused.at("/details/causes/0/field")).isEqualTo(".spec.cpu.guest");
    }

    @Test
    void anUpdateTakesFieldsToo() {
        apply("alice", "{}", 1, "").expect(201);
        wire.patch(
                        workspace.instanceTypes() + "/subject?fieldManager=hand",
                        Wire.MERGE_PATCH,
                        "{\"spec\": {\"cpu\": {\"guest\": 3}}}")
                .expect(200);

        apply("alice", "{}", 1, "")
                .isRefusal(409, "Conflict", "conflict with \"hand\" using instancetype.kubevirt.io/v1beta1");
    }

    @Test
    void forceTakesTheField() {
        apply("alice", "{}", 1, "").expect(201);

        assertThat(apply("bob", "{}", 2, "&force=true").expect(200).at("/spec/cpu/guest"))
                .isEqualTo("2");
        apply("alice", "{}", 1, "").expect(409);
    }

    @Test
    void theSameValueIsNoConflictAndBothOwnIt() {
        apply("alice", "{}", 1, "").expect(201);

        var shared = apply("bob", "{}", 1, "").expect(200);

        assertThat(shared.json()
                        .at("/metadata/managedFields")
                        .valueStream()
                        .map(e -> e.path("manager").asString()))
                .containsExactlyInAnyOrder("alice", "bob");
    }

    @Test
    void aFieldThatItsOnlyManagerDropsIsRemoved() {
        apply("alice", "{mine: a, ours: b}", 1, "").expect(201);
        apply("bob", "{ours: b}", 1, "").expect(200);

        var after = apply("alice", "{}", 1, "").expect(200);

        assertThat(after.json().at("/metadata/labels").toString()).isEqualTo("{\"ours\":\"b\"}");
    }

    @Test
    void aDryRunStoresNothing() {
        apply("alice", "{}", 1, "&dryRun=All").expect(201);

        wire.get(workspace.instanceTypes() + "/subject").expect(404);
    }

    @Test
    void withoutAManagerItIsRefused() {
        var body = "{apiVersion: v1, kind: ConfigMap, metadata: {name: subject}}";

        assertThat(wire.patch(workspace.configMaps() + "/subject", Wire.APPLY_PATCH, body)
                        .code())
                .isIn(400, 422);
    }

    @Test
    void elementsOfKeyedListsHaveOwnersOfTheirOwn() {
        var address = workspace.services() + "/web?fieldManager=";
        wire.patch(address + "alice", Wire.APPLY_PATCH, """
                {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{name: http, port: 80}]}}""").expect(201);
        wire.patch(address + "bob", Wire.APPLY_PATCH, """
                {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{name: https, port: 443}]}}""").expect(200);

        var after = wire.patch(address + "alice", Wire.APPLY_PATCH, """
                {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{name: http-alt, port: 8080}]}}""").expect(200);

        assertThat(after.json()
                        .at("/spec/ports")
                        .valueStream()
                        .map(port -> port.path("port").asInt()))
                .containsExactlyInAnyOrder(443, 8080);
    }
}
