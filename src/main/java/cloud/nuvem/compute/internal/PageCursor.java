package cloud.nuvem.compute.internal;

import cloud.nuvem.compute.InvalidCursor;
import cloud.nuvem.compute.VirtualMachine;
import cloud.nuvem.compute.VmQuery;
import cloud.nuvem.compute.VmStatus.State;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A place in the sorted list, between two machines. Opaque to callers: {@code order, direction, key, name} in Base64.
 *
 * @param key the sorted value of the machine before; empty when the name decides alone
 * @param name of the machine before
 */
record PageCursor(VmQuery.Sort sort, boolean descending, String key, String name, boolean isBeginning) {

    static final PageCursor BEGINNING = new PageCursor(VmQuery.Sort.NAME, false, "", "", true);

    private static final char SEPARATOR = '\n';

    static PageCursor after(VirtualMachine machine, VmQuery query) {
        return new PageCursor(
                query.sort(),
                query.descending(),
                key(machine, query.sort()),
                machine.name().value(),
                false);
    }

    String text() {
        var plain = sort.name() + SEPARATOR + (descending ? "d" : "a") + SEPARATOR + key + SEPARATOR + name;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static PageCursor parse(String text, VmQuery query) {
        var parts = decode(text).split(String.valueOf(SEPARATOR), -1);
        if (parts.length != 4
                || !parts[0].equals(query.sort().name())
                || !parts[1].equals(query.descending() ? "d" : "a")) {
            throw new InvalidCursor();
        }
        var cursor = new PageCursor(query.sort(), query.descending(), parts[2], parts[3], false);
        cursor.requireReadableKey();
        return cursor;
    }

    /** Whether the machine comes after this place. */
    boolean isBefore(VirtualMachine machine) {
        if (isBeginning) {
            return true;
        }
        int order = compareKey(machine);
        order = order == 0 ? machine.name().value().compareTo(name) : order;
        return descending ? order < 0 : order > 0;
    }

    private int compareKey(VirtualMachine machine) {
        return switch (sort) {
            case NAME -> 0;
            case STATUS -> machine.status().state().compareTo(State.valueOf(key));
            case INSTANCE_TYPE -> compareNullsLast(machine.instanceType(), key.isEmpty() ? null : key);
            case AGE -> machine.createdAt().compareTo(Instant.parse(key));
        };
    }

    private static int compareNullsLast(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return Boolean.compare(a == null, b == null);
        }
        return a.compareTo(b);
    }

    private static String key(VirtualMachine machine, VmQuery.Sort sort) {
        var type = machine.instanceType();
        return switch (sort) {
            case NAME -> "";
            case STATUS -> machine.status().state().name();
            case INSTANCE_TYPE -> type == null ? "" : type;
            case AGE -> machine.createdAt().toString();
        };
    }

    private void requireReadableKey() {
        try {
            switch (sort) {
                case STATUS -> State.valueOf(key);
                case AGE -> Instant.parse(key);
                case NAME, INSTANCE_TYPE -> {}
            }
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new InvalidCursor();
        }
    }

    private static String decode(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw new InvalidCursor();
        }
    }
}
