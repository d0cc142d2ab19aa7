package cloud.nuvem.dev.cluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The real {@code kubectl}, where there is one. */
@EnabledIf(value = "isKubectlHere", disabledReason = "no kubectl on the PATH")
class KubectlContractTests {

    private final Workspace workspace = ClusterUnderTest.shared().workspace();

    @TempDir
    private Path folder;

    static boolean isKubectlHere() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl")));
    }

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(
                folder.resolve("kubeconfig"), ClusterUnderTest.shared().kubeconfig());
        Files.writeString(folder.resolve("vm.json"), Workspace.machine("web"));
    }

    @AfterEach
    void leave() {
        workspace.close();
    }

    /** What it prints; fails when it fails. */
    private String kubectl(String... arguments) {
        var command = new ArrayList<>(List.of("kubectl", "-n", workspace.name()));
        command.addAll(List.of(arguments));
        try {
            var process = start(command);
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(command + "\n" + output).isZero();
            return output;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private Process start(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", folder.resolve("kubeconfig").toString());
        builder.environment().put("HOME", folder.toString());
        return builder.start();
    }

    private String file() {
        return folder.resolve("vm.json").toString();
    }

    @Test
    void itCreatesAppliesShowsAndDeletesAMachine() {
        assertThat(kubectl("apply", "-f", file())).contains("virtualmachine.kubevirt.io/web created");
        assertThat(kubectl("apply", "-f", file())).contains("virtualmachine.kubevirt.io/web unchanged");
        assertThat(kubectl("get", "vm")).contains("NAME", "STATUS", "web");
        assertThat(kubectl("get", "vm", "-o", "wide")).contains("web");
        assertThat(kubectl("get", "vm", "web", "-o", "jsonpath={.spec.runStrategy}"))
                .isEqualTo("Halted");
        assertThat(kubectl("describe", "vm", "web")).contains("Name:         web", "Run Strategy:  Halted");
        assertThat(kubectl("delete", "vm", "web")).contains("\"web\" deleted");
    }

    @Test
    void itAppliesOnTheServer() {
        assertThat(kubectl("apply", "--server-side", "-f", file())).contains("web serverside-applied");
        assertThat(kubectl("apply", "--server-side", "-f", file())).contains("web serverside-applied");
    }

    @Test
    void itPatchesAndLabels() {
        kubectl("create", "-f", file());

        assertThat(kubectl("label", "vm", "web", "tier=front")).contains("web labeled");
        assertThat(kubectl("patch", "vm", "web", "--type", "merge", "-p", "{\"spec\":{\"runStrategy\":\"Manual\"}}"))
                .contains("web patched");
        assertThat(kubectl("get", "vm", "-l", "tier in (front)", "-o", "name"))
                .contains("virtualmachine.kubevirt.io/web");
    }

    @Test
    void itCreatesCoreObjectsThoughItWritesThemInBinary() {
        kubectl("create", "configmap", "settings", "--from-literal=a=1");

        assertThat(kubectl("get", "configmap", "settings", "-o", "jsonpath={.data.a}"))
                .isEqualTo("1");
        kubectl("create", "secret", "generic", "hidden", "--from-literal=a=1");
        assertThat(kubectl("get", "secret", "hidden", "-o", "jsonpath={.data.a}"))
                .isEqualTo("MQ==");
    }

    @Test
    void itExplains() {
        assertThat(kubectl("explain", "virtualmachines.spec")).contains("KIND:", "VirtualMachine", "runStrategy");
    }

    @Test
    void itAsksWhatItMayDo() {
        assertThat(kubectl("auth", "can-i", "create", "virtualmachines")).contains("yes");
    }

    @Test
    void itListsWhatIsServed() {
        assertThat(kubectl("api-resources")).contains("virtualmachines", "vm,vms", "kubevirt.io/v1", "VirtualMachine");
        assertThat(kubectl("api-versions")).contains("kubevirt.io/v1");
    }

    @Test
    void itRefusesUnknownFieldsBeforeAnythingIsStored() throws IOException {
        Files.writeString(
                folder.resolve("vm.json"),
                Workspace.machine("web").replace("\"runStrategy\"", "\"colour\": 1, \"runStrategy\""));
        var process = start(List.of("kubectl", "-n", workspace.name(), "apply", "-f", file()));

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("unknown field \"spec.colour\"");
    }

    @Test
    void itWatches() throws IOException {
        var process = start(List.of("kubectl", "-n", workspace.name(), "get", "configmaps", "-w", "-o", "name"));
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            kubectl("create", "configmap", "seen");

            assertThat(lines.lines().filter(line -> line.endsWith("/seen")).findFirst())
                    .isPresent();
        } finally {
            process.destroy();
        }
    }
}
