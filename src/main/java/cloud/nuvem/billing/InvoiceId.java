package cloud.nuvem.billing;

import java.util.UUID;

/** An invoice, before it has a number too. */
public record InvoiceId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
