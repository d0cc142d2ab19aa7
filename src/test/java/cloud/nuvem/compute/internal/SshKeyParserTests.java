package cloud.nuvem.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.compute.SshKeys.AddSshKeyResult.NotAPublicKey;
import cloud.nuvem.compute.SshKeys.AddSshKeyResult.NotAPublicKey.Reason;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshKeyParserTests {

    static final String ED25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFUAYxXzVco9NO+LDmtrWwjhFRUIyzvDGG31afAXxJ2w";

    /** Fingerprint and key. */
    record Sample(String fingerprint, String line) {}

    static Stream<Sample> good() {
        return lines("good.txt").stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ", 2))
                .map(parts -> new Sample(parts[0], parts[1]));
    }

    @ParameterizedTest
    @MethodSource
    void good(Sample sample) {
        assertThat(SshKeyParser.parse(sample.line()))
                .isEqualTo(new SshKeyParser.Parsed.Key(
                        sample.line().split(" ", 2)[0], sample.line(), sample.fingerprint()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com"})
    void takesKeysThatLiveInAToken(String algorithm) {
        var line = algorithm + " " + Base64.getEncoder().encodeToString(tokenKey(algorithm));

        assertThat(SshKeyParser.parse(line + " ana@token"))
                .isInstanceOfSatisfying(SshKeyParser.Parsed.Key.class, key -> {
                    assertThat(key.algorithm()).isEqualTo(algorithm);
                    assertThat(key.line()).isEqualTo(line);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s ana@laptop",
                "  %s   a comment with spaces  \n",
                "no-pty,command=\"echo \\\"hi\\\"\" %s ana@laptop",
                "from=\"10.0.0.0/8\" %s",
                "restrict %s"
            })
    void letsOptionsAndCommentsGo(String pattern) {
        assertThat(SshKeyParser.parse(pattern.formatted(ED25519)))
                .isInstanceOfSatisfying(
                        SshKeyParser.Parsed.Key.class,
                        key -> assertThat(key.line()).isEqualTo(ED25519));
    }

    @ParameterizedTest
    @EnumSource
    void namesWhatIsWrong(Reason reason) {
        var texts = switch (reason) {
            case EMPTY -> List.of("", "  \n ");
            case PRIVATE_KEY ->
                List.of(
                        "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END OPENSSH PRIVATE KEY-----",
                        "-----BEGIN RSA PRIVATE KEY-----",
                        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIF",
                        "PuTTY-User-Key-File-3: ssh-ed25519");
            case UNKNOWN_ALGORITHM ->
                List.of(
                        ED25519.replace("ssh-ed25519", "ssh-ed448"),
                        "ssh-ed25519-cert-v01@openssh.com AAAAIHNzaC1lZDI1NTE5LWNlcnQtdjAxQG9wZW5zc2guY29t");
            case TOO_WEAK ->
                List.of(lines("rsa-1024.txt").getFirst(), "ssh-dss AAAAB3NzaC1kc3MAAACBAP1/U4EddRIpUt9KnC7s5Of2EbdS");
            case MALFORMED ->
                List.of(
                        "hello",
                        "hello world",
                        "# a comment",
                        "ssh-ed25519",
                        "ssh-ed25519 AAAA",
                        "ssh-ed25519 not-base64!",
                        ED25519.substring(0, 60),
                        ED25519 + "AAAA",
                        ED25519.replaceFirst("ssh-ed25519", "ecdsa-sha2-nistp256"),
                        ED25519.replaceFirst("ssh-ed25519", "ssh-rsa"),
                        ED25519 + "\n" + ED25519,
                        "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----",
                        "ssh-ed25519 " + "A".repeat(20_000));
        };
        assertThat(texts)
                .allSatisfy(text -> assertThat(SshKeyParser.parse(text))
                        .isEqualTo(new SshKeyParser.Parsed.Bad(new NotAPublicKey(reason))));
    }

    /** Whatever is pasted, there is an answer, and never a key that says more than it is. */
    @Test
    void survivesGarbage() {
        var random = new Random(9);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(ED25519);
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
                    case 1 -> text.deleteCharAt(at);
                    default -> text.insert(at, (char) random.nextInt(0x3000));
                }
            }
            if (SshKeyParser.parse(text.toString()) instanceof SshKeyParser.Parsed.Key key) {
                assertThat(key.line()).matches("[a-z0-9@.-]+ [A-Za-z0-9+/]+=*");
            }
        }
    }

    private static byte[] tokenKey(String algorithm) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(out, algorithm.getBytes(StandardCharsets.US_ASCII));
            if (algorithm.contains("ed25519")) {
                var plain = Base64.getDecoder().decode(ED25519.split(" ", 2)[1]);
                write(out, java.util.Arrays.copyOfRange(plain, plain.length - 32, plain.length));
            } else {
                write(out, "nistp256".getBytes(StandardCharsets.US_ASCII));
                var plain =
                        Base64.getDecoder().decode(good().toList().get(1).line().split(" ", 2)[1]);
                write(out, java.util.Arrays.copyOfRange(plain, plain.length - 65, plain.length));
            }
            write(out, "ssh:".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, byte[] part) throws IOException {
        out.writeInt(part.length);
        out.write(part);
    }

    static List<String> lines(String file) {
        try (var in = SshKeyParserTests.class.getResourceAsStream("/ssh-keys/" + file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
