package cloud.nuvem.billing;

import java.util.UUID;

/** A correction of an issued invoice. */
public record CreditNoteId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
