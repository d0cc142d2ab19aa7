package cloud.nuvem.dev.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Quotas of counts and of storage. */
class QuotaContractTests {

    private final Wire wire = ClusterUnderTest.shared().wire();
    private final Workspace workspace = ClusterUnderTest.shared().workspace();
    private final String quotas = "/api/v1/namespaces/" + workspace.name() + "/resourcequotas";

    @AfterEach
    void leave() {
        workspace.close();
    }

    private void limit(String hard) {
        wire.post(quotas, """
                {"apiVersion": "v1", "kind": "ResourceQuota", "metadata": {"name": "project"}, "spec": {"hard": %s}}""".formatted(hard)).expect(201);
        await().until(() ->
                !wire.get(quotas + "/project").json().at("/status/hard").isEmpty());
    }

    private String used(String what) {
        return wire.get(quotas + "/project")
                .json()
                .at("/status/used")
                .path(what)
                .asString("");
    }

    @Test
    void theCountOfAKindIsLimitedAndTheUseIsTold() {
        limit("{\"count/virtualmachines.kubevirt.io\": \"1\"}");
        wire.post(workspace.machines(), Workspace.machine("one")).expect(201);

        wire.post(workspace.machines(), Workspace.machine("two"))
                .isRefusal(
                        403,
                        "Forbidden",
                        "exceeded quota: project, requested: count/virtualmachines.kubevirt.io=1, "
                                + "used: count/virtualmachines.kubevirt.io=1, limited: count/virtualmachines.kubevirt.io=1");
        await().until(() -> used("count/virtualmachines.kubevirt.io").equals("1"));
    }

    @Test
    void atFullQuotaADuplicateIsAQuotaMatter() {
        limit("{\"count/virtualmachines.kubevirt.io\": \"1\"}");
        wire.post(workspace.machines(), Workspace.machine("one")).expect(201);

        wire.post(workspace.machines(), Workspace.machine("one")).expect(403);
    }

    @Test
    void storageIsLimitedInBytes() {
        limit("{\"requests.storage\": \"10Gi\"}");

        wire.post("/api/v1/namespaces/" + workspace.name() + "/persistentvolumeclaims", """
                {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "big"},
                 "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "11Gi"}}}}""")
                .isRefusal(403, "Forbidden", "exceeded quota: project, requested: requests.storage=11Gi");
    }

    @Test
    void loadBalancersAreLimited() {
        limit("{\"services.loadbalancers\": \"0\"}");

        wire.post(workspace.services(), """
                {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "lb"},
                 "spec": {"type": "LoadBalancer", "ports": [{"port": 80}]}}""")
                .isRefusal(403, "Forbidden", "exceeded quota: project, requested: services.loadbalancers=1");
    }

    @Test
    void whatIsDeletedMakesRoom() {
        limit("{\"count/virtualmachines.kubevirt.io\": \"1\"}");
        wire.post(workspace.machines(), Workspace.machine("one")).expect(201);
        wire.delete(workspace.machines() + "/one").expect(200);

        await().until(() ->
                wire.post(workspace.machines(), Workspace.machine("two")).code() == 201);
        assertThat(wire.get(workspace.machines() + "/two").code()).isEqualTo(200);
    }
}
