package cloud.nuvem.pricing.internal;

import cloud.nuvem.tenancy.Actor;
import java.time.Instant;

/** A change to be remembered with the change itself. */
record ChangeNote(Actor actor, String what, Instant at, String note) {

    ChangeNote(Actor actor, String what, Instant at) {
        this(actor, what, at, "");
    }
}
