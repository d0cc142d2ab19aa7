package cloud.nuvem.dev.cluster.guest;

/** What a guest does to its own machine. */
public interface PowerLine {

    /** It has shut itself down. */
    void off();

    /** It starts anew, the machine stays. */
    void rebooting();
}
