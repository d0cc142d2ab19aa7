package cloud.nuvem.dev.cluster.guest.qemu;

import cloud.nuvem.dev.cluster.core.Peer;
import cloud.nuvem.dev.cluster.guest.GuestFacts;
import cloud.nuvem.dev.cluster.guest.GuestMachine;
import cloud.nuvem.dev.cluster.guest.PowerLine;
import cloud.nuvem.dev.cluster.guest.SerialLog;
import cloud.nuvem.dev.cluster.guest.SerialPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** A machine that QEMU plays down to its chips. */
final class QemuGuest implements GuestMachine {

    private static final Logger LOG = LoggerFactory.getLogger(QemuGuest.class);
    private static final int BUFFER = 16 * 1024;

    private final QemuProcess qemu;
    private final SocketChannel serial;
    private final PowerLine power;
    private final SerialLog log = new SerialLog();
    private final SerialPort port = new SerialPort(log);
    private final ControlLine control;
    private final Runnable gone;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ExecutorService orders = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("qemu-orders").factory());
    private boolean paused;

    private QemuGuest(QemuProcess qemu, PowerLine power, Runnable gone) throws IOException {
        this.qemu = qemu;
        this.power = power;
        this.gone = gone;
        this.serial = qemu.connect("serial");
        this.control = ControlLine.open(qemu.connect("qmp"), this::hear);
    }

    /** @param gone is called once, when the process has ended */
    static QemuGuest attach(QemuProcess qemu, GuestFacts facts, PowerLine power, Runnable gone) throws IOException {
        try {
            var guest = new QemuGuest(qemu, power, gone);
            Thread.ofVirtual().name("qemu-serial-" + facts.hostname()).start(guest::listen);
            var _ = qemu.process().onExit().thenRun(guest::exited);
            return guest;
        } catch (IOException broken) {
            qemu.end();
            throw broken;
        }
    }

    private void listen() {
        var bytes = new byte[BUFFER];
        try (var in = Channels.newInputStream(serial)) {
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                port.say(new String(bytes, 0, length, StandardCharsets.UTF_8));
            }
        } catch (IOException ended) {
            LOG.debug("A serial line ended", ended);
        }
        log.end();
    }

    private void hear(JsonNode event) {
        boolean byGuest = event.path("data").path("guest").asBoolean(false);
        if (byGuest && event.path("event").asString().equals("RESET")) {
            power.rebooting();
        }
    }

    /** By itself: the guest has turned its machine off. */
    private void exited() {
        if (closed.compareAndSet(false, true)) {
            orders.shutdownNow();
            qemu.end();
            gone.run();
            power.off();
        }
    }

    @Override
    public void showScreen(Peer viewer) throws IOException {
        try (var vnc = qemu.connect("vnc")) {
            var down = Thread.ofVirtual().name("qemu-screen").start(() -> {
                try {
                    copy(Channels.newInputStream(vnc), viewer.out());
                } catch (IOException ended) {
                    LOG.debug("A screen ended", ended);
                }
                viewer.close();
            });
            copy(viewer.in(), Channels.newOutputStream(vnc));
            down.interrupt();
        }
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        var bytes = new byte[BUFFER];
        for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
            out.write(bytes, 0, length);
        }
    }

    @Override
    public void connectSerial(Peer terminal) throws IOException {
        port.plug(terminal, text -> {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                serial.write(bytes);
            }
        });
    }

    @Override
    public byte[] screenshot() throws IOException {
        var file = Files.createTempFile(qemu.folder(), "screen", ".png");
        try {
            control.command("screendump", Map.of("filename", file.toString(), "format", "png"));
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public SerialLog serialLog() {
        return log;
    }

    @Override
    public void pause() {
        order(() -> stand(true));
    }

    @Override
    public void resume() {
        order(() -> stand(false));
    }

    private void stand(boolean still) {
        if (paused != still) {
            paused = still;
            command(still ? "stop" : "cont", Map.of());
        }
    }

    @Override
    public void reset() {
        order(() -> command("system_reset", Map.of()));
    }

    @Override
    public void softReboot() {
        var keys = List.of("ctrl", "alt", "delete").stream()
                .map(key -> Map.of("type", "qcode", "data", key))
                .toList();
        order(() -> command("send-key", Map.of("keys", keys)));
    }

    @Override
    public void askToPowerOff() {
        order(() -> command("system_powerdown", Map.of()));
    }

    /** Whoever gives orders does not wait for QEMU. */
    private void order(Runnable order) {
        try {
            orders.execute(order);
        } catch (RejectedExecutionException ended) {
            LOG.debug("An order came too late", ended);
        }
    }

    private void command(String name, Map<String, Object> arguments) {
        try {
            control.command(name, arguments);
        } catch (IOException refused) {
            LOG.warn("{} has no effect", name, refused);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            orders.shutdownNow();
            try {
                control.close();
                serial.close();
            } catch (IOException broken) {
                LOG.debug("A line to QEMU did not close", broken);
            }
            qemu.end();
            gone.run();
        }
    }
}
