package cloud.nuvem.compute;

import java.util.UUID;

/** A key in the organization's registry. */
public record SshKeyId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
