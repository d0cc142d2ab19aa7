package cloud.nuvem.identity;

import java.util.UUID;

/** A person or program that can sign in, by our own id: names and mail addresses change, this does not. */
public record PersonId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
