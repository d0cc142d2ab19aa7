package cloud.nuvem.monitoring;

import cloud.nuvem.kernel.Region;

/** What came of asking for measurements. Only the first is worth showing numbers for; the others pass by themselves. */
public sealed interface Measurement<T> {

    /** Here it is. */
    record Measured<T>(T value) implements Measurement<T> {}

    /** Not answered within the patience of who asked; asking again waits for the same answer. */
    record Late<T>() implements Measurement<T> {}

    /** Prometheus does not answer, or not to this. */
    record Unavailable<T>() implements Measurement<T> {}

    /** The provider has connected no Prometheus for the region. */
    record NotMeasured<T>(Region region) implements Measurement<T> {}
}
