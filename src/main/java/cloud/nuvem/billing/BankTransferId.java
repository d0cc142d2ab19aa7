package cloud.nuvem.billing;

import java.util.UUID;

/** A payment that arrived at the bank. */
public record BankTransferId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
