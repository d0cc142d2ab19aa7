package cloud.nuvem.tenancy;

/** Who is at the door now. Asked once per request or page, then passed on explicitly. */
public interface Actors {

    /** The signed-in person or program as an actor. */
    Actor current(Actor.Door door);
}
