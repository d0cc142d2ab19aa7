package cloud.nuvem.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** websockify, which most clouds put before their consoles, with the numpy that makes it fast. It takes frames apart. */
record Websockify(int port, BenchProcess process) implements RelayProxy {

    private static final String[] PACKAGES = {
        "websockify",
        "python3-websockify",
        "python3-numpy",
        "python3-pkg-resources",
        "libblas3",
        "liblapack3",
        "libgfortran5",
        "libquadmath0"
    };

    static Optional<RelayProxy> start(Path folder, RelayWorld.Upstream upstream)
            throws IOException, InterruptedException {
        var packages = new DebianPrograms();
        var python = Path.of("/usr/bin/python3");
        if (!python.toFile().canExecute() || !packages.fetch("usr/bin/websockify", PACKAGES)) {
            return Optional.empty();
        }
        int port = BenchProcess.freePort();
        var libraries = packages.file("usr/lib/x86_64-linux-gnu");
        var environment = Map.of(
                "PYTHONPATH",
                packages.file("usr/lib/python3/dist-packages").toString(),
                "LD_LIBRARY_PATH",
                libraries.resolve("blas") + ":" + libraries.resolve("lapack") + ":" + libraries,
                "OPENBLAS_NUM_THREADS",
                "1");
        var command = List.of(
                python.toString(),
                packages.file("usr/bin/websockify").toString(),
                "127.0.0.1:" + port,
                "127.0.0.1:" + upstream.bare());
        return Optional.of(new Websockify(port, BenchProcess.start(folder, port, environment, command)));
    }

    @Override
    public List<String> heads(Wire wire, int count) {
        if (wire != Wire.PLAIN) {
            throw new IllegalArgumentException("only plain text is compared");
        }
        return Collections.nCopies(
                count,
                RelayProxy.head(port, "/", "Origin: http://localhost:" + port, "Sec-WebSocket-Protocol: binary"));
    }
}
