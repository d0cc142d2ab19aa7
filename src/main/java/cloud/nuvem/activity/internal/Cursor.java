package cloud.nuvem.activity.internal;

import cloud.nuvem.activity.ActivityEntry;
import cloud.nuvem.activity.ActivityEntry.Done;
import cloud.nuvem.activity.ActivityEntry.Said;
import cloud.nuvem.audit.AuditTrail.Mark;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.RefusedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** After which entry a page begins. Its two sources stand in one order: by full second, steps by place, deeds last. */
sealed interface Cursor {

    /** After what the cluster said. */
    record AfterStep(Instant at, int place, UUID id) implements Cursor {
        @Override
        public String text() {
            return "s " + at + " " + place + " " + id;
        }

        @Override
        public Mark deeds() {
            return new Mark(at.plusSeconds(1), 0);
        }
    }

    /** After what somebody did. */
    record AfterDeed(Instant at, long sequence) implements Cursor {
        @Override
        public String text() {
            return "d " + at + " " + sequence;
        }

        @Override
        public Mark deeds() {
            return new Mark(at, sequence);
        }

        /** All steps of that second come before it on the page. */
        Instant second() {
            return at.truncatedTo(ChronoUnit.SECONDS);
        }
    }

    /** As callers hand it back. */
    String text();

    /** Where the trail goes on. */
    Mark deeds();

    static Cursor after(Placed placed) {
        ActivityEntry entry = placed.entry();
        return switch (entry.origin()) {
            case Said said -> new AfterStep(entry.at(), placed.place(), UUID.fromString(entry.id()));
            case Done done -> new AfterDeed(entry.at(), done.sequence());
        };
    }

    /** @throws RefusedException {@link InvalidCursor} */
    static @Nullable Cursor read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var parts = text.split(" ", -1);
            if (parts.length == 4 && parts[0].equals("s")) {
                return new AfterStep(Instant.parse(parts[1]), Integer.parseInt(parts[2]), UUID.fromString(parts[3]));
            }
            if (parts.length == 3 && parts[0].equals("d")) {
                return new AfterDeed(Instant.parse(parts[1]), Long.parseLong(parts[2]));
            }
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            throw new RefusedException(new InvalidCursor());
        }
        throw new RefusedException(new InvalidCursor());
    }

    /** An entry with its place within its second. */
    record Placed(ActivityEntry entry, int place) {
        /** Of what people did: before whatever the cluster did about it. */
        static final int DEED = 0;
    }

    /** The cursor was not taken from a page of the same list. */
    record InvalidCursor() implements Refusal {
        @Override
        public String code() {
            return "invalid-cursor";
        }
    }
}
