package cloud.nuvem.tenancy.internal;

import cloud.nuvem.identity.PersonId;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** Tells PostgreSQL whose rows this transaction may see; forgotten with its end, so that a pooled connection keeps nothing. */
@Component
class TenantBindingQueries {

    private final DSLContext database;

    TenantBindingQueries(DSLContext database) {
        this.database = database;
    }

    /** Exactly one is given; the other is emptied. */
    void bind(@Nullable UUID organization, @Nullable UUID person) {
        binding(organization, person).fetch();
    }

    /**
     * Binds a person and asks one question in one message to the database, which is one transaction to it; once more when the
     * connection had died.
     */
    Result<Record> ask(PersonId person, Select<?> question) {
        try {
            return askOnce(person, question);
        } catch (DataAccessResourceFailureException lost) {
            if (!LostConnection.is(lost)) {
                throw lost;
            }
            return askOnce(person, question);
        }
    }

    private Result<Record> askOnce(PersonId person, Select<?> question) {
        return database.fetchMany("{0}; {1}", binding(null, person.value()), question)
                .getLast();
    }

    private Select<?> binding(@Nullable UUID organization, @Nullable UUID person) {
        return database.select(setting("nuvem.organization", organization), setting("nuvem.person", person));
    }

    private static Field<String> setting(String name, @Nullable UUID value) {
        return DSL.function(
                "set_config",
                String.class,
                DSL.val(name),
                DSL.val(value == null ? "" : value.toString()),
                DSL.inline(true));
    }
}
