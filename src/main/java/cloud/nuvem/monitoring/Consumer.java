package cloud.nuvem.monitoring;

import cloud.nuvem.kernel.ResourceName;

/** A machine and how much it took. */
public record Consumer(ResourceName machine, double value) {}
