package cloud.nuvem.audit.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A row with its place in the chain. */
record ChainedRow(TrailRow row, Hash previous, Hash hash) {

    /** The row as it follows from the one before. */
    static ChainedRow after(Hash previous, TrailRow row) {
        return new ChainedRow(row, previous, Hash.of(previous, row));
    }

    boolean isUnchanged() {
        return Hash.of(previous, row).equals(hash);
    }

    /** SHA-256, in lower-case hex. */
    record Hash(String hex) {

        /** What the first row of a chain follows. */
        static final Hash NONE = new Hash("00".repeat(32));

        static Hash of(byte[] bytes) {
            return new Hash(HexFormat.of().formatHex(bytes));
        }

        static Hash of(Hash previous, TrailRow row) {
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                digest.update(previous.bytes());
                digest.update(row.canonicalJson().getBytes(StandardCharsets.UTF_8));
                return of(digest.digest());
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java platform has SHA-256", impossible);
            }
        }

        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }

        @Override
        public String toString() {
            return hex;
        }
    }
}
