package cloud.nuvem.api.internal;

import cloud.nuvem.api.RequestId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a caller wants under one key.
 *
 * @param caller the token's subject
 * @param key 1 to 255 visible ASCII characters
 * @param requestHash SHA-256 of method, path and body, in hexadecimal
 */
record Wish(String caller, String key, String requestHash) {

    private static final int REQUEST_ID_BYTES = 16;

    static Wish of(String caller, String key, String method, String path, byte[] body) {
        var digest = sha256();
        digest.update((method + "\n" + path + "\n").getBytes(StandardCharsets.UTF_8));
        return new Wish(caller, key, HexFormat.of().formatHex(digest.digest(body)));
    }

    RequestId requestId() {
        var digest = sha256();
        var wish = digest.digest((caller + "\n" + key + "\n" + requestHash).getBytes(StandardCharsets.UTF_8));
        return new RequestId(HexFormat.of().formatHex(wish, 0, REQUEST_ID_BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has it
        }
    }
}
