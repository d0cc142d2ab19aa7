package cloud.nuvem.audit.internal;

import static cloud.nuvem.audit.internal.db.Tables.ENTRY;

import cloud.nuvem.audit.internal.ChainedRow.Hash;
import cloud.nuvem.audit.internal.TrailRow.Phase;
import cloud.nuvem.audit.internal.db.tables.records.EntryRecord;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Whole rows in the order of their chains, for verifying. */
@Component
class ChainQueries {

    /** Sorts before every organization. */
    static final UUID FIRST = new UUID(0, 0);

    private final DSLContext database;

    ChainQueries(DSLContext database) {
        this.database = database;
    }

    /** As the provider's role, before there is an application around. */
    static ChainQueries of(Connection connection) {
        return new ChainQueries(DSL.using(connection, SQLDialect.POSTGRES));
    }

    /** Rows of the bound organization after this one. */
    List<ChainedRow> after(UUID organization, long sequence, int limit) {
        return database.selectFrom(ENTRY)
                .where(ENTRY.ORGANIZATION_ID.eq(organization), ENTRY.SEQUENCE.gt(sequence))
                .orderBy(ENTRY.SEQUENCE)
                .limit(limit)
                .fetch(ChainQueries::chainedRow);
    }

    /** Rows of all organizations after this one. */
    List<ChainedRow> afterInAll(UUID organization, long sequence, int limit) {
        return database.selectFrom(ENTRY)
                .where(DSL.row(ENTRY.ORGANIZATION_ID, ENTRY.SEQUENCE).gt(organization, sequence))
                .orderBy(ENTRY.ORGANIZATION_ID, ENTRY.SEQUENCE)
                .limit(limit)
                .fetch(ChainQueries::chainedRow);
    }

    private static ChainedRow chainedRow(EntryRecord row) {
        return new ChainedRow(
                new TrailRow(
                        row.getOrganizationId(),
                        row.getSequence(),
                        row.getActionId(),
                        Phase.valueOf(row.getPhase()),
                        row.getProjectId(),
                        row.getActorId(),
                        row.getActorName(),
                        row.getDoor(),
                        row.getAction(),
                        row.getTargetKind(),
                        row.getTargetName(),
                        row.getOutcome(),
                        row.getCode(),
                        row.getAt().toInstant()),
                Hash.of(row.getPreviousHash()),
                Hash.of(row.getHash()));
    }
}
