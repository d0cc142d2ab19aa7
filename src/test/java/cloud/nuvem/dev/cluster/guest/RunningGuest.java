package cloud.nuvem.dev.cluster.guest;

/** A machine that is on, and the places before its screen and at its serial line. */
public record RunningGuest(GuestMachine machine, Seat screen, Seat serial) {

    RunningGuest(GuestMachine machine) {
        this(machine, new Seat(), new Seat());
    }

    /** Ends the conversations; the machine goes on. */
    public void hangUp() {
        screen.clear();
        serial.clear();
    }

    void turnOff() {
        hangUp();
        machine.close();
    }
}
