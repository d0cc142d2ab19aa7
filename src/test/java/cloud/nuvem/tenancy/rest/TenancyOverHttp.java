package cloud.nuvem.tenancy.rest;

import cloud.nuvem.audit.internal.AuditSettings;
import cloud.nuvem.identity.People;
import cloud.nuvem.identity.Person;
import cloud.nuvem.identity.PersonId;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Projects.OfferedRegions;
import cloud.nuvem.tenancy.Projects.Residents;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.context.SecurityContextHolder;

/** The endpoints of tenancy and audit with their insides; a person is whom the token names. */
@TestConfiguration(proxyBeanMethods = false)
@ComponentScan({
    "cloud.nuvem.tenancy.internal",
    "cloud.nuvem.tenancy.rest",
    "cloud.nuvem.audit.internal",
    "cloud.nuvem.audit.rest"
})
@Import(AuditSettings.class)
public class TenancyOverHttp {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    OfferedRegions regions() {
        return () -> List.of(new Region("fra-1"));
    }

    /** A project whose name says so has a machine. */
    @Bean
    Residents residents() {
        return project -> project.value().startsWith("full")
                ? List.of(new ResourceRef("virtual-machine", project.value(), "web-1"))
                : List.of();
    }

    @Bean
    People people() {
        return new PeopleByToken();
    }

    static Person person(String token) {
        return new Person(
                new PersonId(UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8))),
                token,
                token,
                null,
                Person.Kind.HUMAN,
                Person.ProviderRole.NONE,
                Person.Preferences.DEFAULTS);
    }

    private static final class PeopleByToken implements People {

        @Override
        public Person current() {
            var authentication = SecurityContextHolder.getContext().getAuthentication();
            if (authentication == null) {
                throw new IllegalStateException("nobody is signed in");
            }
            return person(authentication.getName());
        }

        @Override
        public Optional<Person> find(PersonId id) {
            return Optional.empty();
        }

        @Override
        public Map<PersonId, Person> findAll(Collection<PersonId> ids) {
            return Map.of();
        }

        @Override
        public void savePreferences(PersonId id, Person.Preferences preferences) {
            throw new UnsupportedOperationException("no preferences over HTTP");
        }
    }
}
