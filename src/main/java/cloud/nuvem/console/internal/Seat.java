package cloud.nuvem.console.internal;

import cloud.nuvem.console.ConsoleKind;

/** What only one session can have at a time. */
record Seat(String machineUid, ConsoleKind kind) {}
