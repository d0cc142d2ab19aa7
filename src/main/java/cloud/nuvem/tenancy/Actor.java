package cloud.nuvem.tenancy;

import cloud.nuvem.identity.PersonId;

/**
 * Who does something, and through which door. Made by the doors from {@code identity.People#current()}, passed to every
 * facade method explicitly.
 *
 * @param name for people reading the trail: the display name at the time
 */
public record Actor(PersonId person, String name, Door door) {

    /** Where the action came in. */
    public enum Door {
        PORTAL,
        API,
        SYSTEM
    }
}
