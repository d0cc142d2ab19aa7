package cloud.nuvem.metering.internal;

import cloud.nuvem.pricing.Meter;

/** What one line of an invoice is about. */
record LineKey(String uid, Meter meter, String dimension) {}
