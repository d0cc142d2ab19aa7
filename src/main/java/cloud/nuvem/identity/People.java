package cloud.nuvem.identity;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Everybody who ever signed in. A person appears here with the first sign-in or API call (just in time). */
public interface People {

    /**
     * Who stands behind the current request, from the session (portal) or the bearer token (API).
     *
     * @throws IllegalStateException when nobody is signed in: the security filters let no such request through
     */
    Person current();

    Optional<Person> find(PersonId id);

    /** Only the known ones are in the answer. */
    Map<PersonId, Person> findAll(Collection<PersonId> ids);

    /** What a person chose for themselves; takes effect with the next page. */
    void savePreferences(PersonId id, Person.Preferences preferences);
}
