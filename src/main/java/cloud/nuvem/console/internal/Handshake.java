package cloud.nuvem.console.internal;

import cloud.nuvem.console.Consoles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A browser's half of a websocket's opening handshake.
 *
 * @param protocols that the browser offers, the ticket among them
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-4.2">RFC 6455, server requirements</a>
 */
record Handshake(String key, List<String> protocols) {

    static final String BINARY = "binary";

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int LONGEST_SECRET = 100;

    /** Empty for a request that asks for no websocket of version 13. */
    static Optional<Handshake> of(HttpServletRequest request) {
        var key = request.getHeader("Sec-WebSocket-Key");
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
                || !"13".equals(request.getHeader("Sec-WebSocket-Version"))
                || key == null
                || key.length() != 24) {
            return Optional.empty();
        }
        var protocols = Collections.list(request.getHeaders("Sec-WebSocket-Protocol")).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .toList();
        return Optional.of(new Handshake(key, protocols));
    }

    /** The ticket's secret; empty when there is none, or more than one. */
    Optional<String> ticket() {
        var found = protocols.stream()
                .filter(protocol -> protocol.startsWith(Consoles.TICKET_PREFIX))
                .map(protocol -> protocol.substring(Consoles.TICKET_PREFIX.length()))
                .toList();
        return found.size() == 1 && found.getFirst().length() <= LONGEST_SECRET
                ? Optional.of(found.getFirst())
                : Optional.empty();
    }

    /** Our half: no extension ever, and of the offered protocols never the ticket. */
    void accept(HttpServletResponse response) {
        response.setHeader("Upgrade", "websocket");
        response.setHeader("Connection", "Upgrade");
        response.setHeader("Sec-WebSocket-Accept", accept(key));
        if (protocols.contains(BINARY)) {
            response.setHeader("Sec-WebSocket-Protocol", BINARY);
        }
    }

    private static String accept(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }
}
