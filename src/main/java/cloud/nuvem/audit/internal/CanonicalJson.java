package cloud.nuvem.audit.internal;

import org.jspecify.annotations.Nullable;

/**
 * One JSON object of texts and whole numbers as RFC 8785 writes it; the caller puts the keys in order. Written by hand,
 * because a library's next version must not change a byte of what was hashed.
 */
final class CanonicalJson {

    private final StringBuilder json = new StringBuilder("{");

    CanonicalJson put(String key, @Nullable String value) {
        key(key);
        if (value == null) {
            json.append("null");
        } else {
            text(value);
        }
        return this;
    }

    CanonicalJson put(String key, long value) {
        key(key);
        json.append(value);
        return this;
    }

    private void key(String key) {
        if (json.length() > 1) {
            json.append(',');
        }
        text(key);
        json.append(':');
    }

    private void text(String value) {
        json.append('"');
        for (int index = 0; index < value.length(); index++) {
            character(value.charAt(index));
        }
        json.append('"');
    }

    private void character(char character) {
        switch (character) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\b' -> json.append("\\b");
            case '\t' -> json.append("\\t");
            case '\n' -> json.append("\\n");
            case '\f' -> json.append("\\f");
            case '\r' -> json.append("\\r");
            default -> {
                if (character < ' ') {
                    json.append(String.format("\\u%04x", (int) character));
                } else {
                    json.append(character);
                }
            }
        }
    }

    /** The whole object. */
    @Override
    public String toString() {
        return json + "}";
    }
}
