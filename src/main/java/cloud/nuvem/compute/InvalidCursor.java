package cloud.nuvem.compute;

/** A page was asked for from a place that no page named, or that was named for another order. */
@SuppressWarnings("serial") // never serialized: it does not leave the process
public final class InvalidCursor extends IllegalArgumentException {

    public InvalidCursor() {
        super("cursor cannot be read");
    }
}
