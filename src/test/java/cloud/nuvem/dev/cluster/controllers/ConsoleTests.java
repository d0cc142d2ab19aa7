package cloud.nuvem.dev.cluster.controllers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.nuvem.dev.cluster.controllers.work.Conditions;
import cloud.nuvem.dev.cluster.controllers.work.Json;
import cloud.nuvem.dev.cluster.core.http.Faults;
import cloud.nuvem.dev.cluster.core.http.Faults.Fault;
import io.fabric8.kubernetes.client.http.WebSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the guest behind a console does to its machine, and what may go wrong on the way to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTests {

    private final LiveWorld world = LiveWorld.start(SeedObjects.Hosts.THREE);

    @BeforeAll
    void turnOn() {
        run("steady");
    }

    @AfterEach
    void behave() {
        world.faults().reset();
    }

    @AfterAll
    void leave() {
        world.close();
    }

    private void run(String name) {
        world.create(Manifests.diskless(name, "RerunOnFailure"));
        world.awaitStatus(name, "Running");
    }

    /** A terminal at the serial line. */
    private final class Terminal implements WebSocket.Listener, AutoCloseable {

        private final StringBuilder received = new StringBuilder();
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private final WebSocket socket;

        Terminal(String machine) {
            var client = world.client();
            socket = client.getHttpClient()
                    .newWebSocketBuilder()
                    .subprotocol("plain.kubevirt.io")
                    .uri(URI.create(client.getMasterUrl()
                            + "apis/subresources.kubevirt.io/v1/namespaces/team/virtualmachineinstances/" + machine
                            + "/console"))
                    .buildAsync(this)
                    .join();
        }

        @Override
        public void onMessage(WebSocket from, ByteBuffer bytes) {
            synchronized (received) {
                received.append(StandardCharsets.UTF_8.decode(bytes));
            }
            from.request();
        }

        @Override
        public void onClose(WebSocket from, int code, String reason) {
            end.complete(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            end.complete(null);
        }

        String text() {
            synchronized (received) {
                return received.toString();
            }
        }

        void type(String text) {
            socket.send(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }

        void awaitText(String part) {
            await(part).atMost(LiveWorld.PATIENCE).until(() -> text().contains(part));
        }

        void awaitEnd() {
            await("the end").atMost(LiveWorld.PATIENCE).until(end::isDone);
        }

        void awaitLogin(String machine) {
            await("a login").atMost(LiveWorld.PATIENCE).until(() -> {
                type("\r");
                return text().contains(machine + " login: ");
            });
        }

        void signIn(String machine) {
            awaitLogin(machine);
            type("root\r");
            awaitText("Password: ");
            type("secret\r");
            awaitText("root@" + machine);
        }

        @Override
        public void close() {
            socket.sendClose(1000, "");
        }
    }

    @Test
    void powerOffInsideTheGuestTurnsTheMachineOff() {
        run("leaver");
        try (var terminal = new Terminal("leaver")) {
            terminal.signIn("leaver");
            terminal.type("poweroff\r");
            world.awaitStatus("leaver", "Stopped");
            terminal.awaitEnd();
        }
    }

    @Test
    void rebootInsideTheGuestKeepsTheMachineAndSilencesItsAgent() {
        run("returner");
        var before = Json.uid(world.await(
                "virtualmachineinstances", "returner", instance -> Conditions.isTrue(instance, "AgentConnected")));
        try (var terminal = new Terminal("returner")) {
            terminal.signIn("returner");
            terminal.type("reboot\r");
            terminal.awaitText("reboot: Restarting system");
            terminal.awaitText("Linux version");
            world.await(
                    "virtualmachineinstances", "returner", instance -> Conditions.isTrue(instance, "AgentConnected"));
            assertThat(Json.uid(world.get("virtualmachineinstances", "returner")))
                    .isEqualTo(before);
        }
    }

    @Test
    void theConsoleEndsWhenTheMachineMoves() {
        world.create(Manifests.diskless("mover", "Always"));
        world.awaitStatus("mover", "Running");
        try (var terminal = new Terminal("mover")) {
            world.order("virtualmachines", "mover", "migrate");
            terminal.awaitEnd();
        }
        try (var again = new Terminal("mover")) {
            again.signIn("mover");
        }
    }

    @Test
    void theConsoleEndsWhenTheMachineIsDeleted() {
        run("victim");
        try (var terminal = new Terminal("victim")) {
            world.client()
                    .genericKubernetesResources("kubevirt.io/v1", "VirtualMachine")
                    .inNamespace("team")
                    .withName("victim")
                    .delete();
            terminal.awaitEnd();
        }
    }

    @Test
    void droppedConnectionsEndWithoutAWordAndMayComeBack() {
        try (var terminal = new Terminal("steady")) {
            terminal.awaitLogin("steady");
            world.faults().dropConnections();
            terminal.awaitEnd();
        }
        try (var again = new Terminal("steady")) {
            again.awaitLogin("steady");
        }
    }

    @Test
    void aDeadLineCarriesNothingAndStaysOpen() {
        world.faults().on(Faults.subresource("virtualmachineinstances", "console"), new Fault.Throttle(0));
        try (var terminal = new Terminal("steady")) {
            terminal.type("\r");
            await().during(Duration.ofMillis(300)).until(() -> terminal.text().isEmpty());
            assertThat(terminal.end).isNotDone();
            world.faults().dropConnections();
            terminal.awaitEnd();
        }
    }

    @Test
    void theLogIsFollowedToTheEndOfTheMachine() throws Exception {
        run("talker");
        var pod = world.client()
                .pods()
                .inNamespace("team")
                .withLabel("vm.kubevirt.io/name", "talker")
                .list()
                .getItems()
                .getFirst();
        var url = world.client().getMasterUrl() + "api/v1/namespaces/team/pods/"
                + pod.getMetadata().getName() + "/log?container=guest-console-log&follow=true&tailLines=0";
        var request =
                world.client().getHttpClient().newHttpRequestBuilder().uri(url).build();
        var following = world.client().getHttpClient().sendAsync(request, String.class);
        try (var terminal = new Terminal("talker")) {
            terminal.signIn("talker");
            terminal.type("echo heard by the log\r");
            terminal.awaitText("heard by the log");
        }
        world.order("virtualmachines", "talker", "stop");
        await().atMost(LiveWorld.PATIENCE).until(following::isDone);
        assertThat(following.get().body()).contains("heard by the log");
    }
}
