package cloud.nuvem.identity.internal;

import cloud.nuvem.identity.People;
import cloud.nuvem.identity.Person;
import cloud.nuvem.identity.Person.ProviderRole;
import cloud.nuvem.identity.PersonId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

@Service
class PeopleService implements People {

    private final PersonRepository repository;
    private final IdentityProperties properties;
    private final Cache<Claims, PersonId> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /** For the many requests of one page or program; what a person changes here is forgotten here at once. */
    private final Cache<PersonId, Optional<Person>> seen = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    PeopleService(PersonRepository repository, IdentityProperties properties) {
        this.repository = repository;
        this.properties = properties;
    }

    @Override
    public Person current() {
        var claims = Claims.of(SecurityContextHolder.getContext().getAuthentication());
        PersonId id = known.get(claims, this::remember);
        return seen.get(id, repository::find).orElseGet(() -> {
            known.invalidate(claims); // the row was removed since: meet the person anew
            return repository.find(known.get(claims, this::remember)).orElseThrow();
        });
    }

    private PersonId remember(Claims claims) {
        var id = repository.remember(claims, providerRole(claims));
        seen.invalidate(id);
        return id;
    }

    private ProviderRole providerRole(Claims claims) {
        if (claims.realmRoles().contains(properties.adminRole())) {
            return ProviderRole.ADMIN;
        }
        return claims.realmRoles().contains(properties.supportRole()) ? ProviderRole.SUPPORT : ProviderRole.NONE;
    }

    @Override
    public Optional<Person> find(PersonId id) {
        return repository.find(id);
    }

    @Override
    public Map<PersonId, Person> findAll(Collection<PersonId> ids) {
        return repository.findAll(ids).stream().collect(Collectors.toMap(Person::id, Function.identity()));
    }

    @Override
    public void savePreferences(PersonId id, Person.Preferences preferences) {
        repository.save(id, preferences);
        seen.invalidate(id);
    }
}
