package cloud.nuvem.dev.cluster.guest.qemu;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** QEMU's machine protocol: one command at a time, events whenever they come. */
final class ControlLine implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long PATIENCE_SECONDS = 10;

    private final SocketChannel channel;
    private final BufferedReader in;
    private final OutputStream out;
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();

    private ControlLine(SocketChannel channel) {
        this.channel = channel;
        this.in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        this.out = Channels.newOutputStream(channel);
    }

    /** @param events is called for what QEMU tells of itself, for example {@code RESET} */
    static ControlLine open(SocketChannel channel, Consumer<JsonNode> events) throws IOException {
        var line = new ControlLine(channel);
        Thread.ofVirtual().name("qemu-control").start(() -> line.listen(events));
        line.command("qmp_capabilities", Map.of());
        return line;
    }

    private void listen(Consumer<JsonNode> events) {
        try {
            for (var text = in.readLine(); text != null; text = in.readLine()) {
                var message = JSON.readTree(text);
                if (message.has("event")) {
                    events.accept(message);
                } else if (!message.has("QMP")) {
                    answers.add(message);
                }
            }
        } catch (IOException closed) {
            // QEMU has ended; whoever waits for an answer finds out by itself.
        }
    }

    /** @throws IOException when QEMU refuses or has ended */
    synchronized void command(String name, Map<String, Object> arguments) throws IOException {
        answers.clear();
        var message = JSON.writeValueAsString(Map.of("execute", name, "arguments", arguments)) + "\n";
        out.write(message.getBytes(StandardCharsets.UTF_8));
        out.flush();
        try {
            var answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (answer == null || answer.has("error")) {
                throw new IOException("QEMU did not %s: %s".formatted(name, answer));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while QEMU answers", stopped);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
