package cloud.nuvem.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program beside the benchmark, with the processes that it starts. */
final class BenchProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 300;
    private static final double TICKS_PER_SECOND = 100;

    private final Process process;
    private final Path log;

    private BenchProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Returns when it listens. */
    static BenchProcess start(Path folder, int port, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var log = Files.createTempFile(folder, "program", ".log");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        var started = new BenchProcess(builder.start(), log);
        started.awaitListening(port);
        return started;
    }

    static BenchProcess java(Path folder, int port, List<String> arguments) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return start(
                folder,
                port,
                Map.of(),
                Stream.concat(Stream.of(java), arguments.stream()).toList());
    }

    private void awaitListening(int port) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
        }
        close();
        throw new IllegalStateException("nothing listens on " + port + ":\n" + Files.readString(log));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Of processor time, worked by it and by those of its children that live. */
    double processorSeconds() throws IOException {
        double ticks = 0;
        for (var one : all()) {
            var fields = Files.readString(Path.of("/proc", one, "stat"));
            var afterName = fields.substring(fields.lastIndexOf(')') + 2).split(" ", -1);
            ticks += Long.parseLong(afterName[11]) + Long.parseLong(afterName[12]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** Resident, with what several processes share counted once. */
    double memoryBytes() throws IOException {
        double kilobytes = 0;
        for (var one : all()) {
            kilobytes += Files.readAllLines(Path.of("/proc", one, "smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
        return kilobytes * 1024;
    }

    private List<String> all() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(handle -> Long.toString(handle.pid()))
                .toList();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        var children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
