package cloud.nuvem.metering;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.pricing.Meter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Answered by a module whose resources cost money for an amount that they carried, such as outbound traffic. */
public interface CarriedSource {

    /** The one meter it answers for. */
    Meter meter();

    /** Whether it is measured there at all; where not, nothing is recorded and nothing is missing. */
    boolean isMeasured(Region region);

    /**
     * What was carried in a full hour that is over, of all tenants.
     *
     * @throws RuntimeException that is {@link cloud.nuvem.kernel.Unavailable} while nobody can say; asked again later
     */
    Hour carried(Region region, Period hour);

    /**
     * One hour of a region.
     *
     * @param missing of which resources samples are missing: a listed gap, never a guess
     */
    record Hour(List<Carried> carried, List<Missing> missing) {
        public Hour {
            carried = List.copyOf(carried);
            missing = List.copyOf(missing);
        }
    }

    /** A resource of which samples are missing. */
    record Missing(String uid, ResourceRef resource) {}

    /**
     * What one resource carried.
     *
     * @param dimension narrows the price: {@link Meter#INTERNET}
     * @param amount in the meter's unit (GiB); zero is not recorded
     */
    record Carried(String uid, ResourceRef resource, String dimension, BigDecimal amount, Map<String, String> tags) {}
}
