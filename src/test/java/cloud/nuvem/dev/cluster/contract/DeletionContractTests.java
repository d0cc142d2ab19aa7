package cloud.nuvem.dev.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deleting: finalizers, preconditions, owners. */
class DeletionContractTests {

    private static final Duration COLLECTED = Duration.ofSeconds(10);

    private final Wire wire = ClusterUnderTest.shared().wire();
    private final Workspace workspace = ClusterUnderTest.shared().workspace();

    @AfterEach
    void leave() {
        workspace.close();
    }

    private String address(String name) {
        return workspace.configMaps() + "/" + name;
    }

    private Wire.Answer create(String name, String metadata) {
        return wire.post(workspace.configMaps(), """
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "%s" %s}}""".formatted(name, metadata)).expect(201);
    }

    private void createOwned(String name, Wire.Answer owner, String more) {
        create(name, """
                , "ownerReferences": [{"apiVersion": "v1", "kind": "ConfigMap", "name": "%s", "uid": "%s" %s}]""".formatted(owner.at("/metadata/name"), owner.at("/metadata/uid"), more));
    }

    @Test
    void aDeletedObjectIsGoneAndTheAnswerSaysWhich() {
        var created = create("a", "");

        var deleted = wire.delete(address("a")).expect(200);

        assertThat(deleted.at("/kind")).isEqualTo("Status");
        assertThat(deleted.at("/status")).isEqualTo("Success");
        assertThat(deleted.at("/details/name")).isEqualTo("a");
        assertThat(deleted.at("/details/uid")).isEqualTo(created.at("/metadata/uid"));
        wire.get(address("a")).expect(404);
        wire.delete(address("a")).expect(404);
    }

    @Test
    void aFinalizerHoldsItUntilItIsTakenAway() {
        create("held", ", \"finalizers\": [\"contract.nuvem.cloud/hold\"]");

        wire.delete(address("held")).expect(200);
        var going = wire.get(address("held")).expect(200);
        assertThat(going.at("/metadata/deletionTimestamp")).isNotEmpty();

        wire.patch(address("held"), Wire.MERGE_PATCH, "{\"metadata\": {\"finalizers\": null}}")
                .expect(200);
        wire.get(address("held")).expect(404);
    }

    @Test
    void nothingNewHoldsWhatIsGoing() {
        create("held", ", \"finalizers\": [\"contract.nuvem.cloud/hold\"]");
        wire.delete(address("held")).expect(200);

        wire.patch(address("held"), Wire.MERGE_PATCH, """
                {"metadata": {"finalizers": ["contract.nuvem.cloud/hold", "contract.nuvem.cloud/more"]}}""")
                .isRefusal(422, "Invalid", "no new finalizers can be added if the object is being deleted");

        wire.patch(address("held"), Wire.MERGE_PATCH, "{\"metadata\": {\"finalizers\": null}}")
                .expect(200);
    }

    @Test
    void aPreconditionThatDoesNotHoldIsAConflict() {
        var created = create("a", "");

        wire.delete(address("a"), "{\"preconditions\": {\"uid\": \"00000000-0000-0000-0000-000000000000\"}}")
                .isRefusal(409, "Conflict", "Precondition failed: UID in precondition");
        wire.delete(address("a"), "{\"preconditions\": {\"resourceVersion\": \"1\"}}")
                .isRefusal(409, "Conflict", "Precondition failed: ResourceVersion in precondition: 1");
        wire.delete(address("a"), "{\"preconditions\": {\"uid\": \"" + created.at("/metadata/uid") + "\"}}")
                .expect(200);
    }

    @Test
    void dependentsFollowInTheBackground() {
        var owner = create("owner", "");
        createOwned("dependent", owner, "");

        wire.delete(address("owner")).expect(200);

        wire.get(address("owner")).expect(404);
        await().atMost(COLLECTED).until(() -> wire.get(address("dependent")).code() == 404);
    }

    @Test
    void inTheForegroundTheOwnerWaitsForItsDependents() {
        var owner = create("owner", "");
        create("held", """
                , "finalizers": ["contract.nuvem.cloud/hold"],
                "ownerReferences": [{"apiVersion": "v1", "kind": "ConfigMap", "name": "owner", "uid": "%s",
                "blockOwnerDeletion": true}]""".formatted(owner.at("/metadata/uid")));

        wire.delete(address("owner"), "{\"propagationPolicy\": \"Foreground\"}").expect(200);

        await().atMost(COLLECTED)
                .until(() -> !wire.get(address("held"))
                        .at("/metadata/deletionTimestamp")
                        .isEmpty());
        assertThat(wire.get(address("owner")).expect(200).at("/metadata/finalizers/0"))
                .isEqualTo("foregroundDeletion");

        wire.patch(address("held"), Wire.MERGE_PATCH, "{\"metadata\": {\"finalizers\": null}}")
                .expect(200);
        await().atMost(COLLECTED).until(() -> wire.get(address("owner")).code() == 404);
    }

    @Test
    void orphansStayAndLoseTheirOwner() {
        var owner = create("owner", "");
        createOwned("orphan", owner, "");

        wire.delete(address("owner"), "{\"propagationPolicy\": \"Orphan\"}").expect(200);

        await().atMost(COLLECTED).until(() -> wire.get(address("owner")).code() == 404);
        assertThat(wire.get(address("orphan"))
                        .expect(200)
                        .json()
                        .at("/metadata/ownerReferences")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void whatNamesAnAbsentOwnerIsCollected() {
        create("lost", """
                , "ownerReferences": [{"apiVersion": "v1", "kind": "ConfigMap", "name": "never",
                "uid": "11111111-1111-1111-1111-111111111111"}]""");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> wire.get(address("lost")).code() == 404);
    }

    @Test
    void anUnknownPropagationIsRefused() {
        create("a", "");

        assertThat(wire.delete(address("a"), "{\"propagationPolicy\": \"Sideways\"}")
                        .code())
                .isIn(400, 422);
    }
}
