package cloud.nuvem.cluster.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.cluster.ClusterSocket;
import cloud.nuvem.dev.cluster.core.http.Certificate;
import io.fabric8.kubernetes.client.Config;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our half of TLS against the JDK's. */
@Timeout(60)
class SpeakingTlsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Certificate certificate;

    private SSLServerSocket server;
    private SSLSocket there;
    private ClusterSocket here;
    private ApiAddress address;
    private int lentBefore;

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) {
        certificate = Certificate.in(folder);
    }

    @BeforeEach
    void connect(@TempDir Path folder) throws Exception {
        lentBefore = RecordBuffers.lent();
        server = listen();
        var config = Config.empty();
        config.setMasterUrl("https://127.0.0.1:" + server.getLocalPort());
        config.setCaCertFile(Files.writeString(folder.resolve("ca.pem"), certificate.authority())
                .toString());
        address = ApiAddress.of(config, PATIENCE, PATIENCE);
        connect("TLSv1.3");
    }

    private static SSLServerSocket listen() throws Exception {
        var password = Certificate.PASSWORD.toCharArray();
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(KeyStore.getInstance(certificate.keyStore().toFile(), password), password);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    private void connect(String version) throws Exception {
        server.setEnabledProtocols(new String[] {version});
        var accepted = later(() -> {
            var socket = (SSLSocket) server.accept();
            socket.startHandshake();
            return socket;
        });
        var connection = address.connect();
        connection.raw().bePatient();
        here = connection.spoken();
        there = accepted.get(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws IOException {
        here.close();
        there.close();
        server.close();
        assertThat(RecordBuffers.lent()).as("buffers that nobody gave back").isEqualTo(lentBefore);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void movesMegabytesBothWaysAtOnceUnchanged(String version) throws Exception {
        here.close();
        there.close();
        connect(version);
        var up = random(8_000_000);
        var echoing = later(() -> there.getInputStream().transferTo(there.getOutputStream()));
        var writing = later(() -> {
            here.write(ByteBuffer.wrap(up));
            return null;
        });
        assertThat(read(up.length, 69_632)).isEqualTo(up);
        writing.get(20, TimeUnit.SECONDS);
        assertThat(echoing).isNotDone();
    }

    /** Records are 16 KiB at most; a reader may have room for less than one, or for several. */
    @ParameterizedTest
    @ValueSource(ints = {1, 512, 1_024, 1_025, 8_192, 16_384, 16_385, 69_632})
    void readsWithAnyRoom(int room) throws Exception {
        for (int size : List.of(1, 511, 512, 513, 16_383, 16_384, 16_385, 70_001)) {
            var sent = random(size);
            var sending = later(() -> {
                there.getOutputStream().write(sent);
                return null;
            });
            assertThat(read(size, room)).isEqualTo(sent);
            sending.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void goesOnWhenTheServerChangesItsKeys() throws Exception {
        for (int change = 0; change < 3; change++) {
            there.startHandshake(); // with TLS 1.3 that is new keys, and the wish for ours
            there.getOutputStream().write(change);
            assertThat(read(1, 512)).containsExactly(change);
            here.write(ByteBuffer.wrap(new byte[] {7}));
            assertThat(there.getInputStream().read()).isEqualTo(7);
        }
    }

    @Test
    void endsWhenTheServerSaysGoodbye() throws Exception {
        there.getOutputStream().write(1);
        there.close();
        assertThat(read(1, 512)).containsExactly(1);
        assertThat(here.read(ByteBuffer.allocate(512))).isEqualTo(-1);
    }

    @Test
    void closingWakesWhoReads() throws Exception {
        var reading = later(() -> here.read(ByteBuffer.allocate(512)));
        here.close();
        assertThatThrownBy(() -> reading.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void closingWakesWhoWritesToOneThatNeverReads() throws Exception {
        var writing = later(() -> {
            while (true) {
                here.write(ByteBuffer.allocate(1_000_000));
            }
        });
        here.close();
        assertThatThrownBy(() -> writing.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void givesUpOnAServerThatSaysNothing() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var config = Config.empty();
            config.setMasterUrl("https://127.0.0.1:" + silent.getLocalPort());
            var unanswered = ApiAddress.of(config, PATIENCE, Duration.ofMillis(200));
            assertThatThrownBy(unanswered::connect).isInstanceOf(IOException.class);
        }
    }

    @Test
    void doesNotTakeAnEndForAHandshake() throws Exception {
        try (var rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var config = Config.empty();
            config.setMasterUrl("https://127.0.0.1:" + rude.getLocalPort());
            var hangingUp = later(() -> {
                rude.accept().close();
                return null;
            });
            assertThatThrownBy(() -> ApiAddress.of(config, PATIENCE, PATIENCE).connect())
                    .isInstanceOf(IOException.class);
            hangingUp.get(5, TimeUnit.SECONDS);
        }
    }

    private byte[] read(int length, int room) throws IOException {
        var all = ByteBuffer.allocate(length);
        var some = ByteBuffer.allocate(room);
        while (all.hasRemaining()) {
            if (here.read(some.clear().limit(Math.min(room, all.remaining()))) < 0) {
                throw new EOFException(all.remaining() + " bytes did not come");
            }
            all.put(some.flip());
        }
        return all.array();
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    /** Something that may fail. */
    @FunctionalInterface
    private interface Work<T> {
        T go() throws Exception;
    }

    private static <T> CompletableFuture<T> later(Work<T> work) {
        var result = new CompletableFuture<T>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(work.go());
            } catch (Exception failure) {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }
}
