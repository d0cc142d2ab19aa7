package cloud.nuvem.identity.internal;

import static cloud.nuvem.identity.internal.db.Tables.PERSON;

import cloud.nuvem.identity.Person;
import cloud.nuvem.identity.PersonId;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class PersonRepository {

    private final DSLContext database;

    PersonRepository(DSLContext database) {
        this.database = database;
    }

    /** Remembers a person at the first sight, follows what the identity provider says afterwards. */
    PersonId remember(Claims claims, Person.ProviderRole providerRole) {
        UUID id = database.insertInto(PERSON)
                .set(PERSON.ISSUER, claims.issuer())
                .set(PERSON.SUBJECT, claims.subject())
                .set(PERSON.USERNAME, claims.username())
                .set(PERSON.DISPLAY_NAME, claims.displayName())
                .set(PERSON.EMAIL, claims.email())
                .set(PERSON.KIND, claims.kind().name())
                .set(PERSON.PROVIDER_ROLE, providerRole.name())
                .onConflict(PERSON.ISSUER, PERSON.SUBJECT)
                .doUpdate()
                .set(PERSON.USERNAME, claims.username())
                .set(PERSON.DISPLAY_NAME, claims.displayName())
                .set(PERSON.EMAIL, claims.email())
                .set(PERSON.KIND, claims.kind().name())
                .set(PERSON.PROVIDER_ROLE, providerRole.name())
                .returningResult(PERSON.ID)
                .fetchSingle()
                .value1();
        return new PersonId(id);
    }

    Optional<Person> find(PersonId id) {
        return database.selectFrom(PERSON).where(PERSON.ID.eq(id.value())).fetchOptional(PersonRepository::person);
    }

    List<Person> findAll(Collection<PersonId> ids) {
        return database.selectFrom(PERSON)
                .where(PERSON.ID.in(ids.stream().map(PersonId::value).toList()))
                .orderBy(PERSON.ID)
                .fetch(PersonRepository::person);
    }

    void save(PersonId id, Person.Preferences preferences) {
        database.update(PERSON)
                .set(
                        PERSON.LANGUAGE,
                        preferences.language() == null
                                ? null
                                : preferences.language().toLanguageTag())
                .set(
                        PERSON.TIME_ZONE,
                        preferences.timeZone() == null
                                ? null
                                : preferences.timeZone().getId())
                .set(PERSON.COLOR_SCHEME, preferences.colorScheme().name())
                .set(PERSON.LAST_PROJECT, preferences.lastProject())
                .where(PERSON.ID.eq(id.value()))
                .execute();
    }

    private static Person person(Record row) {
        var language = row.get(PERSON.LANGUAGE);
        var timeZone = row.get(PERSON.TIME_ZONE);
        return new Person(
                new PersonId(row.get(PERSON.ID)),
                row.get(PERSON.USERNAME),
                row.get(PERSON.DISPLAY_NAME),
                row.get(PERSON.EMAIL),
                Person.Kind.valueOf(row.get(PERSON.KIND)),
                Person.ProviderRole.valueOf(row.get(PERSON.PROVIDER_ROLE)),
                new Person.Preferences(
                        language == null ? null : Locale.forLanguageTag(language),
                        timeZone == null ? null : ZoneId.of(timeZone),
                        Person.ColorScheme.valueOf(row.get(PERSON.COLOR_SCHEME)),
                        row.get(PERSON.LAST_PROJECT)));
    }
}
