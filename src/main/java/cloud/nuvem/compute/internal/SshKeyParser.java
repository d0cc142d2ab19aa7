package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.SshKeys.AddSshKeyResult.NotAPublicKey;
import cloud.nuvem.compute.SshKeys.AddSshKeyResult.NotAPublicKey.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;

/**
 * Reads one line as it stands in {@code authorized_keys} or a {@code .pub} file. Options in front and the comment behind are
 * let go: they would be somebody else's wish on our machines.
 */
final class SshKeyParser {

    private static final int MAX_LENGTH = 16 * 1024;
    private static final int MIN_RSA_BITS = 2048;
    private static final String RSA = "ssh-rsa";
    private static final String DSA = "ssh-dss";
    private static final String ED25519 = "ssh-ed25519";
    private static final int ED25519_BYTES = 32;
    private static final Set<String> ALGORITHMS = Set.of(
            RSA,
            ED25519,
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "sk-ssh-ed25519@openssh.com",
            "sk-ecdsa-sha2-nistp256@openssh.com");
    private static final List<String> PRIVATE_MARKS = List.of("PRIVATE KEY", "PuTTY-User-Key-File", "SSH2 ENCRYPTED");
    private static final Pattern ALGORITHM = Pattern.compile("(sk-)?(ssh|ecdsa|rsa|webauthn|x509v3)-[A-Za-z0-9@.-]+");

    private SshKeyParser() {}

    /** A key, or why there is none. */
    sealed interface Parsed {
        /**
         * A key that may be used.
         *
         * @param line algorithm and key, nothing else
         * @param fingerprint SHA-256, as {@code ssh-keygen -l} prints it
         */
        record Key(String algorithm, String line, String fingerprint) implements Parsed {}

        /** No key that may be used. */
        record Bad(NotAPublicKey why) implements Parsed {}
    }

    static Parsed parse(String text) {
        var line = text.strip();
        if (line.isEmpty()) {
            return bad(Reason.EMPTY);
        }
        if (line.length() > MAX_LENGTH) {
            return bad(Reason.MALFORMED);
        }
        if (PRIVATE_MARKS.stream().anyMatch(line::contains)) {
            return bad(Reason.PRIVATE_KEY);
        }
        if (line.lines().count() > 1) {
            return bad(Reason.MALFORMED);
        }
        return parseLine(line);
    }

    private static Parsed parseLine(String line) {
        AuthorizedKeyEntry entry;
        try {
            entry = AuthorizedKeyEntry.parseAuthorizedKeyEntry(line);
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            return bad(namesUnknownAlgorithm(line) ? Reason.UNKNOWN_ALGORITHM : Reason.MALFORMED);
        }
        if (entry == null) { // a comment line
            return bad(Reason.MALFORMED);
        }
        var algorithm = entry.getKeyType();
        if (algorithm.equals(DSA)) {
            return bad(Reason.TOO_WEAK);
        }
        if (!ALGORITHMS.contains(algorithm)) {
            return bad(ALGORITHM.matcher(algorithm).matches() ? Reason.UNKNOWN_ALGORITHM : Reason.MALFORMED);
        }
        return check(algorithm, entry);
    }

    private static Parsed check(String algorithm, AuthorizedKeyEntry entry) {
        var blob = entry.getKeyData();
        var fault = algorithm.contains(ED25519) ? faultOfEd25519(algorithm, blob) : faultOfOther(algorithm, entry);
        return fault.map(SshKeyParser::bad)
                .orElseGet(() -> new Parsed.Key(
                        algorithm, algorithm + " " + Base64.getEncoder().encodeToString(blob), fingerprint(blob)));
    }

    /** The library leaves these to an optional one of 8 MB; their form is simple: algorithm, 32 bytes, for a token its application. */
    private static Optional<Reason> faultOfEd25519(String algorithm, byte[] blob) {
        var parts = parts(blob);
        boolean inToken = algorithm.startsWith("sk-");
        boolean isWhole = parts.size() == (inToken ? 3 : 2)
                && new String(parts.getFirst(), StandardCharsets.US_ASCII).equals(algorithm)
                && parts.get(1).length == ED25519_BYTES
                && parts.getLast().length > 0;
        return isWhole ? Optional.empty() : Optional.of(Reason.MALFORMED);
    }

    /** Length-prefixed parts; empty when they do not end where the bytes end. */
    private static List<byte[]> parts(byte[] blob) {
        var parts = new ArrayList<byte[]>();
        var buffer = ByteBuffer.wrap(blob);
        while (buffer.hasRemaining()) {
            int length = buffer.remaining() < Integer.BYTES ? -1 : buffer.getInt();
            if (length < 0 || length > buffer.remaining()) {
                return List.of();
            }
            var part = new byte[length];
            buffer.get(part);
            parts.add(part);
        }
        return parts;
    }

    /** What the library makes of it must be exactly what it was made from. */
    private static Optional<Reason> faultOfOther(String algorithm, AuthorizedKeyEntry entry) {
        try {
            var key = entry.resolvePublicKey(null, PublicKeyEntryResolver.FAILING);
            var again = PublicKeyEntry.parsePublicKeyEntry(PublicKeyEntry.toString(key));
            if (!again.getKeyType().equals(algorithm) || !Arrays.equals(again.getKeyData(), entry.getKeyData())) {
                return Optional.of(Reason.MALFORMED);
            }
            return algorithm.equals(RSA) && KeyUtils.getKeySize(key) < MIN_RSA_BITS
                    ? Optional.of(Reason.TOO_WEAK)
                    : Optional.empty();
        } catch (IOException | GeneralSecurityException | RuntimeException notThisAlgorithm) {
            // RuntimeException as well: the decoders trust the lengths that the text claims.
            return Optional.of(Reason.MALFORMED);
        }
    }

    private static boolean namesUnknownAlgorithm(String line) {
        var first = line.split("\\s+", 2)[0];
        return ALGORITHM.matcher(first).matches() && !ALGORITHMS.contains(first);
    }

    private static String fingerprint(byte[] blob) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(blob);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has it
        }
    }

    private static Parsed bad(Reason reason) {
        return new Parsed.Bad(new NotAPublicKey(reason));
    }
}
