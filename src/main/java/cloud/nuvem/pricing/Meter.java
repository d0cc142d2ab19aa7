package cloud.nuvem.pricing;

import java.time.Duration;

/**
 * What can cost money. The dimension of a price narrows it: the instance type, the volume type. A new kind of resource adds a
 * constant here and texts under {@code enum.Meter}; rating, price lists and pages follow.
 */
public enum Meter {
    /** A running virtual machine; dimension: instance type. The quantity of one machine is 1. */
    VM_RUNNING(Unit.HOUR),
    /** A volume's size in GiB; dimension: volume type. */
    VOLUME_SIZE(Unit.GIB_MONTH),
    /** What a machine sends out, in GiB; dimension: internet. */
    OUTBOUND_TRAFFIC(Unit.GIB);

    /** The dimension of {@link #OUTBOUND_TRAFFIC}. */
    public static final String INTERNET = "internet";

    private final Unit unit;

    Meter(Unit unit) {
        this.unit = unit;
    }

    public Unit unit() {
        return unit;
    }

    /** What a price is for one of. */
    public enum Unit {
        /** A thing there for an hour, counted by the second. */
        HOUR,
        /** A GiB held for the whole calendar month, however many days it has; counted by the second. */
        GIB_MONTH,
        /** A GiB that passed by. */
        GIB;

        /** Whether the quantity is a level that lasts, and not an amount that flowed. */
        public boolean isHeldOverTime() {
            return this != GIB;
        }

        /** What quantity × seconds is divided by in a month of this length; 1 for what flowed. */
        long seconds(Duration month) {
            return switch (this) {
                case HOUR -> Duration.ofHours(1).toSeconds();
                case GIB_MONTH -> month.toSeconds();
                case GIB -> 1;
            };
        }
    }
}
