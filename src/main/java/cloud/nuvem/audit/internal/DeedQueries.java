package cloud.nuvem.audit.internal;

import static cloud.nuvem.audit.internal.EntryQueries.FIRST;

import cloud.nuvem.audit.AuditEntry;
import cloud.nuvem.audit.AuditTrail.Doer;
import cloud.nuvem.audit.AuditTrail.ResourceQuery;
import cloud.nuvem.audit.AuditTrail.Targets;
import cloud.nuvem.audit.AuditTrail.WordSearch;
import cloud.nuvem.audit.internal.EntryQueries.Overdue;
import cloud.nuvem.audit.internal.TrailRow.Phase;
import cloud.nuvem.identity.PersonId;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.ProjectId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was done to resources of a project. Run while the organization is bound. */
@Component
class DeedQueries {

    /** Who did nothing among so many latest deeds is not offered in a filter. */
    private static final int LATELY = 5_000;

    private final DSLContext database;
    private final EntryQueries entries;

    DeedQueries(DSLContext database, EntryQueries entries) {
        this.database = database;
        this.entries = entries;
    }

    /** By time and, within a moment, by sequence. */
    List<AuditEntry> newest(OrganizationId organization, ProjectId project, ResourceQuery query, Overdue overdue) {
        var outcome = EntryQueries.outcome(overdue);
        return entries.select(outcome)
                .where(targets(organization, project, query.targets()))
                .and(DSL.and(what(query, outcome)))
                .and(DSL.and(when(query)))
                .orderBy(FIRST.AT.desc(), FIRST.SEQUENCE.desc())
                .limit(query.limit())
                .fetch(row -> EntryQueries.entry(row, outcome));
    }

    List<Doer> doers(OrganizationId organization, ProjectId project, Targets targets) {
        var lately = database.select(FIRST.ACTOR_ID, FIRST.ACTOR_NAME, FIRST.AT)
                .from(FIRST)
                .where(targets(organization, project, targets))
                .orderBy(FIRST.AT.desc(), FIRST.SEQUENCE.desc())
                .limit(LATELY)
                .asTable("lately");
        var id = DSL.field(DSL.name("lately", FIRST.ACTOR_ID.getName()), FIRST.ACTOR_ID.getDataType());
        var name = DSL.field(DSL.name("lately", FIRST.ACTOR_NAME.getName()), FIRST.ACTOR_NAME.getDataType());
        var at = DSL.field(DSL.name("lately", FIRST.AT.getName()), FIRST.AT.getDataType());
        return database.select(id, name)
                .distinctOn(id)
                .from(lately)
                .orderBy(id, at.desc())
                .fetch(row -> new Doer(new PersonId(row.value1()), row.value2()));
    }

    private static Condition targets(OrganizationId organization, ProjectId project, Targets targets) {
        var condition = FIRST.ORGANIZATION_ID
                .eq(organization.value())
                .and(FIRST.PROJECT_ID.eq(project.value()))
                .and(FIRST.PHASE.ne(Phase.OUTCOME.name()))
                .and(FIRST.TARGET_KIND.in(targets.kinds()));
        return targets.name() == null ? condition : condition.and(FIRST.TARGET_NAME.eq(targets.name()));
    }

    private static List<Condition> what(ResourceQuery query, Field<String> outcome) {
        List<Condition> conditions = new ArrayList<>();
        var person = query.person();
        if (person != null) {
            conditions.add(FIRST.ACTOR_ID.eq(person.value()));
        }
        if (!query.actions().isEmpty()) {
            conditions.add(FIRST.ACTION.in(query.actions()));
        }
        if (!query.outcomes().isEmpty()) {
            conditions.add(outcome.in(query.outcomes().stream().map(Enum::name).toList()));
        }
        var search = query.search();
        if (search != null) {
            conditions.add(found(search));
        }
        return conditions;
    }

    private static Condition found(WordSearch search) {
        return DSL.or(
                FIRST.ACTION.in(search.actions()),
                FIRST.TARGET_NAME.containsIgnoreCase(search.text()),
                FIRST.ACTOR_NAME.containsIgnoreCase(search.text()));
    }

    private static List<Condition> when(ResourceQuery query) {
        List<Condition> conditions = new ArrayList<>();
        addIfGiven(
                conditions,
                query.from() == null ? null : FIRST.AT.ge(query.from().atOffset(ZoneOffset.UTC)));
        addIfGiven(
                conditions, query.to() == null ? null : FIRST.AT.lt(query.to().atOffset(ZoneOffset.UTC)));
        var before = query.before();
        if (before != null) {
            conditions.add(
                    DSL.row(FIRST.AT, FIRST.SEQUENCE).lt(before.at().atOffset(ZoneOffset.UTC), before.sequence()));
        }
        return conditions;
    }

    private static void addIfGiven(List<Condition> conditions, @Nullable Condition condition) {
        if (condition != null) {
            conditions.add(condition);
        }
    }
}
