package cloud.nuvem.audit.internal;

import static cloud.nuvem.audit.internal.db.Tables.ENTRY;

import cloud.nuvem.audit.AuditEntry;
import cloud.nuvem.audit.AuditEntry.Outcome;
import cloud.nuvem.audit.AuditTrail.AuditFilter;
import cloud.nuvem.audit.internal.TrailRow.Phase;
import cloud.nuvem.audit.internal.db.tables.Entry;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Actions as people read them: an intent together with its outcome, or a denial. Run while the organization is bound. */
@Component
class EntryQueries {

    static final Entry FIRST = ENTRY.as("first");
    private static final Entry LAST = ENTRY.as("last");
    private static final Entry ENDING = ENTRY.as("ending");

    /** Looked up for each row that is shown, whatever the planner thinks of the table: a join took seconds on a fresh one. */
    private static final Table<?> LAST_OF_FIRST = DSL.lateral(DSL.select(ENDING.OUTCOME, ENDING.CODE, ENDING.AT)
                    .from(ENDING)
                    .where(
                            ENDING.ORGANIZATION_ID.eq(FIRST.ORGANIZATION_ID),
                            ENDING.ACTION_ID.eq(FIRST.ACTION_ID),
                            ENDING.PHASE.eq(Phase.OUTCOME.name()))
                    .limit(1))
            .as(LAST);

    private static final Field<OffsetDateTime> FINISHED_AT = DSL.coalesce(
                    LAST.AT, DSL.when(FIRST.PHASE.eq(Phase.DENIAL.name()), FIRST.AT))
            .as("finished_at");
    private static final Field<String> CODE =
            DSL.coalesce(FIRST.CODE, LAST.CODE).as("final_code");

    private final DSLContext database;

    EntryQueries(DSLContext database) {
        this.database = database;
    }

    /**
     * Newest first.
     *
     * @param before sequence; null begins with the newest
     */
    List<AuditEntry> newest(Selection selection, @Nullable Long before, int offset, int limit) {
        var outcome = outcome(selection.overdue());
        return select(outcome)
                .where(selection.condition(outcome))
                .and(before == null ? DSL.noCondition() : FIRST.SEQUENCE.lt(before))
                .orderBy(FIRST.SEQUENCE.desc())
                .limit(limit)
                .offset(offset)
                .fetch(row -> entry(row, outcome));
    }

    /** Oldest first. */
    List<AuditEntry> oldest(Selection selection, long after, int limit) {
        var outcome = outcome(selection.overdue());
        return select(outcome)
                .where(selection.condition(outcome))
                .and(FIRST.SEQUENCE.gt(after))
                .orderBy(FIRST.SEQUENCE)
                .limit(limit)
                .fetch(row -> entry(row, outcome));
    }

    long count(Selection selection) {
        var everything = database.selectCount().from(FIRST);
        var source = selection.filter().outcomes().isEmpty()
                ? everything
                : everything.leftJoin(LAST_OF_FIRST).on(DSL.trueCondition());
        return source.where(selection.condition(outcome(selection.overdue())))
                .fetchSingle(row -> row.value1().longValue());
    }

    SelectOnConditionStep<Record> select(Field<String> outcome) {
        return database.select(List.of(
                        FIRST.ORGANIZATION_ID,
                        FIRST.SEQUENCE,
                        FIRST.ACTION_ID,
                        FIRST.PROJECT_ID,
                        FIRST.ACTOR_ID,
                        FIRST.ACTOR_NAME,
                        FIRST.DOOR,
                        FIRST.ACTION,
                        FIRST.TARGET_KIND,
                        FIRST.TARGET_NAME,
                        FIRST.AT,
                        outcome,
                        CODE,
                        FINISHED_AT))
                .from(FIRST)
                .leftJoin(LAST_OF_FIRST)
                .on(DSL.trueCondition());
    }

    /**
     * When what has no outcome yet must have begun to be still waited for.
     *
     * @param sessions for actions that last as long as somebody stays
     */
    record Overdue(Instant actions, Instant sessions) {}

    static Field<String> outcome(Overdue overdue) {
        var begun = DSL.when(FIRST.ACTION.like("%-session"), overdue.sessions().atOffset(ZoneOffset.UTC))
                .otherwise(overdue.actions().atOffset(ZoneOffset.UTC));
        var waiting = DSL.when(FIRST.AT.lt(begun), Outcome.UNKNOWN.name()).otherwise(Outcome.PENDING.name());
        return DSL.coalesce(FIRST.OUTCOME, LAST.OUTCOME, waiting);
    }

    static AuditEntry entry(Record row, Field<String> outcome) {
        var project = row.get(FIRST.PROJECT_ID);
        var finishedAt = row.get(FINISHED_AT);
        return new AuditEntry(
                row.get(FIRST.ACTION_ID),
                row.get(FIRST.SEQUENCE),
                new OrganizationId(row.get(FIRST.ORGANIZATION_ID)),
                project == null ? null : new ProjectId(project),
                row.get(FIRST.ACTOR_ID).toString(),
                row.get(FIRST.ACTOR_NAME),
                row.get(FIRST.DOOR),
                row.get(FIRST.ACTION),
                new ResourceRef(row.get(FIRST.TARGET_KIND), project, row.get(FIRST.TARGET_NAME)),
                Outcome.valueOf(row.get(outcome)),
                row.get(CODE),
                row.get(FIRST.AT).toInstant(),
                finishedAt == null ? null : finishedAt.toInstant());
    }

    /**
     * Which entries of one organization.
     *
     * @param overdue intents older than this have lost their outcome
     */
    record Selection(OrganizationId organization, AuditFilter filter, Overdue overdue) {

        private Condition condition(Field<String> outcome) {
            List<Condition> conditions = new ArrayList<>();
            conditions.add(FIRST.ORGANIZATION_ID.eq(organization.value()));
            conditions.add(FIRST.PHASE.ne(Phase.OUTCOME.name()));
            addWhat(conditions);
            addWhen(conditions);
            if (!filter.outcomes().isEmpty()) {
                conditions.add(
                        outcome.in(filter.outcomes().stream().map(Enum::name).toList()));
            }
            return DSL.and(conditions);
        }

        private void addWhat(List<Condition> conditions) {
            var project = filter.project();
            if (project != null) {
                conditions.add(FIRST.PROJECT_ID.eq(project.value()));
            }
            if (filter.action() != null) {
                conditions.add(FIRST.ACTION.eq(filter.action()));
            }
            if (!filter.search().isEmpty()) {
                conditions.add(DSL.or(
                        FIRST.ACTION.containsIgnoreCase(filter.search()),
                        FIRST.TARGET_NAME.containsIgnoreCase(filter.search()),
                        FIRST.ACTOR_NAME.containsIgnoreCase(filter.search())));
            }
        }

        private void addWhen(List<Condition> conditions) {
            var from = filter.from();
            if (from != null) {
                conditions.add(FIRST.AT.ge(from.atOffset(ZoneOffset.UTC)));
            }
            var to = filter.to();
            if (to != null) {
                conditions.add(FIRST.AT.lt(to.atOffset(ZoneOffset.UTC)));
            }
        }
    }
}
