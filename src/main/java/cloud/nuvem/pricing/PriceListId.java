package cloud.nuvem.pricing;

import java.util.UUID;

/** One dated price list. */
public record PriceListId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
