package cloud.nuvem.dev.cluster.guest.qemu;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One QEMU and its three sockets. */
record QemuProcess(Process process, Path folder) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK = 20;
    private static final String MEMORY = "128";

    static QemuProcess start(Path program, Path files, Path folder, String hostname) throws IOException {
        var process = new ProcessBuilder(arguments(program, files, folder, hostname))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("qemu.log").toFile())
                .start();
        process.getOutputStream().close();
        GuestFolder.notePid(folder, process.pid());
        return new QemuProcess(process, folder);
    }

    private static List<String> arguments(Path program, Path files, Path folder, String hostname) {
        return List.of(
                program.toString(),
                "-machine",
                "pc",
                "-accel",
                "tcg,thread=multi,tb-size=32",
                "-m",
                MEMORY,
                "-smp",
                "1",
                "-nodefaults",
                "-no-user-config",
                "-name",
                hostname,
                "-display",
                "none",
                "-vga",
                "std",
                "-vnc",
                "unix:" + folder.resolve("vnc"),
                "-chardev",
                "socket,id=serial0,path=%s,server=on,wait=off".formatted(folder.resolve("serial")),
                "-serial",
                "chardev:serial0",
                "-qmp",
                "unix:%s,server=on,wait=off".formatted(folder.resolve("qmp")),
                "-kernel",
                files.resolve("vmlinuz").toString(),
                "-initrd",
                files.resolve("initramfs.gz").toString(),
                "-append",
                "console=tty0 console=ttyS0,115200 mitigations=off nuvem.name=" + hostname);
    }

    /** Connects to one of {@code vnc}, {@code serial}, {@code qmp}, as soon as QEMU has made it. */
    SocketChannel connect(String socket) throws IOException {
        var address = UnixDomainSocketAddress.of(folder.resolve(socket));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(address);
                return channel;
            } catch (IOException notYet) {
                channel.close();
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IOException("QEMU says: " + Files.readString(folder.resolve("qemu.log")), notYet);
                }
            }
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while QEMU starts", stopped);
        }
    }

    /** Ends it for sure, and removes its folder. */
    void end() {
        process.destroyForcibly();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        GuestFolder.delete(folder);
    }
}
