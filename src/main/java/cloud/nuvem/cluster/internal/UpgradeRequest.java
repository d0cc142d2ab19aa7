package cloud.nuvem.cluster.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Our half of a websocket's opening handshake.
 *
 * @param key fresh 16 bytes in Base64
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-4.1">RFC 6455, client requirements</a>
 */
record UpgradeRequest(String key, String protocol) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    static UpgradeRequest of(String protocol) {
        var key = new byte[16];
        RANDOM.nextBytes(key);
        return new UpgradeRequest(Base64.getEncoder().encodeToString(key), protocol);
    }

    /** @throws IllegalArgumentException for a value that would begin another line */
    String head(String path, String host, Map<String, String> more) {
        var head = new StringBuilder("GET ").append(oneLine(path)).append(" HTTP/1.1\r\n");
        line(head, "Host", host);
        line(head, "Upgrade", "websocket");
        line(head, "Connection", "Upgrade");
        line(head, "Sec-WebSocket-Version", "13");
        line(head, "Sec-WebSocket-Key", key);
        line(head, "Sec-WebSocket-Protocol", protocol);
        line(head, "User-Agent", "nuvem");
        more.forEach((name, value) -> line(head, name, value));
        return head.append("\r\n").toString();
    }

    /** What is wrong with a 101; empty when nothing is. An extension on one leg alone would change what the bytes mean. */
    Optional<String> fault(UpgradeAnswer answer) {
        if (!answer.header("Upgrade").equalsIgnoreCase("websocket")) {
            return Optional.of("it upgraded to something else");
        }
        if (!answer.header("Sec-WebSocket-Accept").equals(accept(key))) {
            return Optional.of("it accepted another handshake");
        }
        if (!answer.header("Sec-WebSocket-Protocol").equals(protocol)) {
            return Optional.of("it speaks another subprotocol");
        }
        return answer.header("Sec-WebSocket-Extensions").isEmpty()
                ? Optional.empty()
                : Optional.of("it uses an extension that nobody offered");
    }

    static String accept(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(oneLine(value)).append("\r\n");
    }

    private static String oneLine(String value) {
        if (value.chars().anyMatch(character -> character < ' ' || character == 127)) {
            throw new IllegalArgumentException("a header's value is one line");
        }
        return value;
    }
}
