package cloud.nuvem.dev.cluster.controllers.compute;

import java.util.BitSet;

/** Hands out addresses of the pod network, 10.244.0.0/15, and takes them back. */
final class PodAddresses {

    private static final int FIRST = 0x0AF40000;
    private static final int SIZE = 1 << 17;

    private final BitSet taken = new BitSet(SIZE);
    private int next = 2;

    synchronized String allocate() {
        var free = taken.nextClearBit(next);
        if (free >= SIZE - 1) {
            free = taken.nextClearBit(2);
        }
        if (free >= SIZE - 1) {
            throw new IllegalStateException("the pod network has no free address");
        }
        taken.set(free);
        next = free + 1;
        return text(FIRST + free);
    }

    synchronized void take(String address) {
        var index = index(address);
        if (index >= 0) {
            taken.set(index);
        }
    }

    synchronized void release(String address) {
        var index = index(address);
        if (index >= 0) {
            taken.clear(index);
        }
    }

    private static int index(String address) {
        var value = 0;
        for (var part : address.split("\\.", -1)) {
            value = value << 8 | Integer.parseInt(part);
        }
        var index = value - FIRST;
        return index < 0 || index >= SIZE ? -1 : index;
    }

    private static String text(int address) {
        return "%d.%d.%d.%d".formatted(address >>> 24, address >> 16 & 255, address >> 8 & 255, address & 255);
    }
}
