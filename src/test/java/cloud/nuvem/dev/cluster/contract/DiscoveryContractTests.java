package cloud.nuvem.dev.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the server says it serves. */
class DiscoveryContractTests {

    private final Wire wire = ClusterUnderTest.shared().wire();

    @Test
    void theCoreGroupHasOneVersion() {
        var versions = wire.get("/api").expect(200);

        assertThat(versions.at("/kind")).isEqualTo("APIVersions");
        assertThat(versions.at("/versions/0")).isEqualTo("v1");
    }

    @Test
    void theOtherGroupsAreListedWithTheirVersions() {
        var groups = wire.get("/apis").expect(200);

        assertThat(groups.at("/kind")).isEqualTo("APIGroupList");
        assertThat(groups.json()
                        .path("groups")
                        .valueStream()
                        .map(group -> group.path("name").asString()))
                .contains(
                        "kubevirt.io",
                        "subresources.kubevirt.io",
                        "cdi.kubevirt.io",
                        "snapshot.kubevirt.io",
                        "instancetype.kubevirt.io",
                        "rbac.authorization.k8s.io",
                        "authorization.k8s.io",
                        "networking.k8s.io",
                        "storage.k8s.io");
        assertThat(wire.get("/apis/kubevirt.io").expect(200).at("/preferredVersion/version"))
                .isEqualTo("v1");
    }

    @Test
    void aVersionListsItsKindsWithVerbsAndSubresources() {
        var resources = wire.get("/apis/kubevirt.io/v1").expect(200).json().path("resources");

        var machines = resources
                .valueStream()
                .filter(resource -> resource.path("name").asString().equals("virtualmachines"))
                .findFirst()
                .orElseThrow();
        assertThat(machines.path("kind").asString()).isEqualTo("VirtualMachine");
        assertThat(machines.path("namespaced").asBoolean()).isTrue();
        assertThat(machines.path("shortNames").valueStream().map(name -> name.asString()))
                .contains("vm", "vms");
        assertThat(machines.path("verbs").valueStream().map(verb -> verb.asString()))
                .contains("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
        assertThat(resources.valueStream().map(resource -> resource.path("name").asString()))
                .contains("virtualmachines/status");
    }

    @Test
    void machineActionsAreFoundInTheirGroup() {
        var resources =
                wire.get("/apis/subresources.kubevirt.io/v1").expect(200).json().path("resources");

        assertThat(resources.valueStream().map(resource -> resource.path("name").asString()))
                .contains("virtualmachines/start", "virtualmachines/stop", "virtualmachineinstances/pause");
    }

    @Test
    void theVersionIsTold() {
        assertThat(wire.get("/version").expect(200).at("/major")).isEqualTo("1");
        assertThat(wire.get("/version").at("/gitVersion")).startsWith("v1.");
    }

    @Test
    void healthIsPlainText() {
        assertThat(wire.get("/readyz").expect(200).text()).isEqualTo("ok");
        assertThat(wire.get("/livez").expect(200).text()).isEqualTo("ok");
    }

    @Test
    void openApiDescribesEveryKind() {
        var index = wire.get("/openapi/v3").expect(200).json().path("paths");
        var address =
                index.path("apis/kubevirt.io/v1").path("serverRelativeURL").asString();

        var schemas = wire.get(address).expect(200).json().at("/components/schemas");

        assertThat(schemas.valueStream()
                        .map(schema -> schema.at("/x-kubernetes-group-version-kind/0/kind")
                                .asString("")))
                .contains("VirtualMachine", "VirtualMachineInstance");
    }

    @Test
    void aMethodThatAKindDoesNotKnowIsNotAllowed() {
        wire.delete("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews").expect(405);
    }
}
