package cloud.nuvem.audit.internal;

import static cloud.nuvem.audit.internal.db.Tables.ENTRY;

import cloud.nuvem.audit.internal.ChainedRow.Hash;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Appends to the chain of the bound organization. */
@Repository
class EntryRepository {

    private final DSLContext database;

    EntryRepository(DSLContext database) {
        this.database = database;
    }

    /**
     * The last row's number and hash; empty for a chain that has not begun. Until the end of the transaction nobody else
     * appends for this organization: a lock on a number costs no write and leaves the table append-only, unlike a row that
     * holds the head. Both go in one message, and the head is read when the lock is held.
     */
    Optional<Head> lockedHead(UUID organization) {
        var lock = database.select(DSL.function(
                "pg_advisory_xact_lock",
                String.class,
                DSL.function("hashtextextended", Long.class, DSL.val("audit " + organization), DSL.inline(0L))));
        var head = database.select(ENTRY.SEQUENCE, ENTRY.HASH)
                .from(ENTRY)
                .where(ENTRY.ORGANIZATION_ID.eq(organization))
                .orderBy(ENTRY.SEQUENCE.desc())
                .limit(1);
        return database.fetchMany("{0}; {1}", lock, head).getLast().stream()
                .map(row -> new Head(row.get(0, Long.class), Hash.of(row.get(1, byte[].class))))
                .findFirst();
    }

    void append(ChainedRow chained) {
        var row = chained.row();
        database.insertInto(ENTRY)
                .set(ENTRY.ORGANIZATION_ID, row.organization())
                .set(ENTRY.SEQUENCE, row.sequence())
                .set(ENTRY.ACTION_ID, row.actionId())
                .set(ENTRY.PHASE, row.phase().name())
                .set(ENTRY.PROJECT_ID, row.project())
                .set(ENTRY.ACTOR_ID, row.actor())
                .set(ENTRY.ACTOR_NAME, row.actorName())
                .set(ENTRY.DOOR, row.door())
                .set(ENTRY.ACTION, row.action())
                .set(ENTRY.TARGET_KIND, row.targetKind())
                .set(ENTRY.TARGET_NAME, row.targetName())
                .set(ENTRY.OUTCOME, row.outcome())
                .set(ENTRY.CODE, row.code())
                .set(ENTRY.AT, row.at().atOffset(ZoneOffset.UTC))
                .set(ENTRY.PREVIOUS_HASH, chained.previous().bytes())
                .set(ENTRY.HASH, chained.hash().bytes())
                .execute();
    }

    /** Where the chain ends. */
    record Head(long sequence, Hash hash) {}
}
