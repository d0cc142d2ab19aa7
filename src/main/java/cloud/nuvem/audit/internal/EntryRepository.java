package cloud.nuvem.audit.internal;

import static cloud.nuvem.audit.internal.db.Tables.ENTRY;

import cloud.nuvem.audit.internal.ChainedRow.Hash;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Insert;
import org.jooq.Record2;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/** Appends to an organization's chain. */
@Repository
class EntryRepository {

    private static final Field<Long> SEQUENCE = DSL.field(DSL.name("place", "sequence"), SQLDataType.BIGINT);
    private static final Field<byte[]> PREVIOUS = DSL.field(DSL.name("place", "previous"), SQLDataType.BLOB);

    private final DSLContext database;

    EntryRepository(DSLContext database) {
        this.database = database;
    }

    /**
     * Everything in one message to the database, which is one transaction to it unless one is open: binds the organization,
     * waits until nobody else appends for it, and only then reads where its chain ends. A lock on a number costs no write and
     * leaves the table append-only, unlike a row that holds the head.
     */
    void append(TrailRow row) {
        database.fetchMany("{0}; {1}; {2}", binding(row.organization()), lock(row.organization()), insert(row));
    }

    private ResultQuery<?> binding(UUID organization) {
        return database.resultQuery(
                "select set_config('nuvem.organization', {0}, true)", DSL.val(organization.toString()));
    }

    private ResultQuery<?> lock(UUID organization) {
        return database.resultQuery(
                "select pg_advisory_xact_lock(hashtextextended({0}, 0))", DSL.val("audit " + organization));
    }

    private Insert<?> insert(TrailRow row) {
        return database.insertInto(
                        ENTRY,
                        ENTRY.ORGANIZATION_ID,
                        ENTRY.SEQUENCE,
                        ENTRY.ACTION_ID,
                        ENTRY.PHASE,
                        ENTRY.PROJECT_ID,
                        ENTRY.ACTOR_ID,
                        ENTRY.ACTOR_NAME,
                        ENTRY.DOOR,
                        ENTRY.ACTION,
                        ENTRY.TARGET_KIND,
                        ENTRY.TARGET_NAME,
                        ENTRY.OUTCOME,
                        ENTRY.CODE,
                        ENTRY.AT,
                        ENTRY.PREVIOUS_HASH,
                        ENTRY.HASH)
                .select(database.select(
                                DSL.val(row.organization()),
                                SEQUENCE,
                                DSL.val(row.actionId()),
                                DSL.val(row.phase().name()),
                                DSL.val(row.project(), SQLDataType.CLOB),
                                DSL.val(row.actor()),
                                DSL.val(row.actorName()),
                                DSL.val(row.door()),
                                DSL.val(row.action()),
                                DSL.val(row.targetKind()),
                                DSL.val(row.targetName()),
                                DSL.val(row.outcome(), SQLDataType.CLOB),
                                DSL.val(row.code(), SQLDataType.CLOB),
                                DSL.val(row.at().atOffset(ZoneOffset.UTC)),
                                PREVIOUS,
                                hash(row))
                        .from(place(row.organization())));
    }

    /** As {@link Hash} has it, and as the check of the chain calculates it again. */
    private static Field<byte[]> hash(TrailRow row) {
        var around = row.canonicalJsonAroundSequence();
        return DSL.field(
                "sha256({0} || convert_to({1} || {2} || {3}, 'UTF8'))",
                byte[].class, PREVIOUS, DSL.val(around.before()), SEQUENCE, DSL.val(around.after()));
    }

    /** The number and the predecessor's hash that the next row gets; the first row follows {@link Hash#NONE}. */
    private Table<Record2<Long, byte[]>> place(UUID organization) {
        var head = database.select(ENTRY.SEQUENCE, ENTRY.HASH)
                .from(ENTRY)
                .where(ENTRY.ORGANIZATION_ID.eq(organization))
                .orderBy(ENTRY.SEQUENCE.desc())
                .limit(1)
                .asTable("head");
        return database.select(
                        DSL.coalesce(head.field(ENTRY.SEQUENCE), DSL.inline(0L))
                                .plus(1L)
                                .as("sequence"),
                        DSL.coalesce(head.field(ENTRY.HASH), DSL.val(Hash.NONE.bytes()))
                                .as("previous"))
                .from(database.selectOne().asTable("beginning"))
                .leftJoin(head)
                .on(DSL.trueCondition())
                .asTable("place");
    }
}
