package cloud.nuvem.dev.prometheus.machines;

import java.util.Map;
import java.util.function.LongToDoubleFunction;

/**
 * One series of a stretch.
 *
 * @param labels that it has besides those of every series of the machine
 * @param value at a moment of the stretch, milliseconds since the epoch
 */
record Reading(Map<String, String> labels, LongToDoubleFunction value) {}
