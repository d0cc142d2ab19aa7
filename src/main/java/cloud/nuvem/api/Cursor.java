package cloud.nuvem.api;

import cloud.nuvem.kernel.RefusedException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32C;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Wraps a facade's place in a list so that it is refused where it does not belong: in another list, with another filter or
 * order, or cut short on the way. Not a secret and not a proof of origin: the facade reads the place as untrusted input.
 */
final class Cursor {

    private static final int MAX_LENGTH = 2048;

    private Cursor() {}

    static String write(URI list, String place) {
        var bytes = place.getBytes(StandardCharsets.UTF_8);
        var buffer = ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(checksum(list, bytes))
                .put(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    static String read(URI list, String cursor) {
        if (cursor.isEmpty() || cursor.length() > MAX_LENGTH || !cursor.matches("[A-Za-z0-9_-]+")) {
            throw refused();
        }
        try {
            var buffer = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (buffer.remaining() <= Integer.BYTES) {
                throw refused();
            }
            int checksum = buffer.getInt();
            var place = new byte[buffer.remaining()];
            buffer.get(place);
            if (checksum != checksum(list, place)) {
                throw refused();
            }
            return new String(place, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw refused();
        }
    }

    private static RefusedException refused() {
        return ApiRefusal.parameter("invalid-cursor", "cursor");
    }

    private static int checksum(URI list, byte[] place) {
        var filtered = UriComponentsBuilder.fromUri(list)
                .replaceQueryParam("cursor")
                .replaceQueryParam("limit")
                .build(true);
        var crc = new CRC32C();
        crc.update((filtered.getPath() + "?" + filtered.getQuery()).getBytes(StandardCharsets.UTF_8));
        crc.update(place);
        return (int) crc.getValue();
    }
}
