package cloud.nuvem.billing;

import java.util.UUID;

/** One thing that a customer was told about paying. */
public record NoticeId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
