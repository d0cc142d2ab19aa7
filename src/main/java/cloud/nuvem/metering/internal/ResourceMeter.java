package cloud.nuvem.metering.internal;

import cloud.nuvem.pricing.Meter;

/** What can be used once at a time: one meter of one resource. */
record ResourceMeter(Meter meter, String uid) {}
