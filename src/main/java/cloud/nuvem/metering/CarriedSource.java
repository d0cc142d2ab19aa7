package cloud.nuvem.metering;

import cloud.nuvem.kernel.Period;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.pricing.Meter;
import java.math.BigDecimal;
import java.util.List;

/** Answered by a module whose resources cost money for an amount that they carried, such as outbound traffic. */
public interface CarriedSource {

    /** The one meter it answers for. */
    Meter meter();

    /** Narrows the price: {@link Meter#INTERNET}. */
    String dimension();

    /** By whose records it is known which resources there were: those that ran carried something. */
    Meter carrier();

    /** Whether it is measured there at all; where not, nothing is recorded and nothing is missing. */
    boolean isMeasured(Region region);

    /**
     * What was counted in a full hour that is over, of all tenants.
     *
     * @throws RuntimeException that is {@link cloud.nuvem.kernel.Unavailable} while nobody can say; asked again later
     */
    List<Counted> counted(Region region, Period hour);

    /**
     * One resource's hour, by name: counters know no uid.
     *
     * @param amount surely carried, in the meter's unit (GiB)
     * @param sinceBegin carried as well, if the resource began in this hour
     * @param knownAtBegin whether the counters were known when the hour began
     * @param knownAtEnd whether they were known at its end
     */
    record Counted(
            ResourceRef resource, BigDecimal amount, BigDecimal sinceBegin, boolean knownAtBegin, boolean knownAtEnd) {}
}
