package cloud.nuvem.identity;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** People without Keycloak: whoever is made here is known, and nobody is signed in unless said so. */
public final class FakePeople implements People {

    private final Map<PersonId, Person> known = new ConcurrentHashMap<>();
    private volatile Optional<PersonId> signedIn = Optional.empty();

    public Person add(String username) {
        return add(username, Person.ProviderRole.NONE);
    }

    public Person add(String username, Person.ProviderRole role) {
        var id = new PersonId(UUID.randomUUID());
        var person = new Person(
                id,
                username,
                username.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + username.substring(1),
                username + "@example.org",
                Person.Kind.HUMAN,
                role,
                Person.Preferences.DEFAULTS);
        known.put(id, person);
        return person;
    }

    public void signIn(PersonId person) {
        signedIn = Optional.of(person);
    }

    @Override
    public Person current() {
        return signedIn.map(known::get).orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    @Override
    public Optional<Person> find(PersonId id) {
        return Optional.ofNullable(known.get(id));
    }

    @Override
    public Map<PersonId, Person> findAll(Collection<PersonId> ids) {
        return ids.stream()
                .filter(known::containsKey)
                .collect(Collectors.toMap(id -> id, known::get, (a, b) -> a, LinkedHashMap::new));
    }

    @Override
    public void savePreferences(PersonId id, Person.Preferences preferences) {
        known.computeIfPresent(
                id,
                (same, person) -> new Person(
                        same,
                        person.username(),
                        person.displayName(),
                        person.email(),
                        person.kind(),
                        person.providerRole(),
                        preferences));
    }
}
