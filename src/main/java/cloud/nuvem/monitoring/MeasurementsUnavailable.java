package cloud.nuvem.monitoring;

import cloud.nuvem.kernel.Unavailable;

/** For a door that has nothing to show instead: Prometheus does not answer in time. */
@SuppressWarnings("serial") // never serialized: it does not leave the process
public final class MeasurementsUnavailable extends RuntimeException implements Unavailable {

    public MeasurementsUnavailable() {
        super("Prometheus does not answer in time");
    }

    @Override
    public String code() {
        return "measurements-unavailable";
    }
}
