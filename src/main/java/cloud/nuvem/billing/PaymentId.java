package cloud.nuvem.billing;

import java.util.UUID;

/** One try to get an invoice's money. */
public record PaymentId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
