package cloud.nuvem.activity.internal;

import static cloud.nuvem.activity.internal.db.Tables.STEP;

import cloud.nuvem.activity.ActivityEntry;
import cloud.nuvem.activity.ActivityEntry.Kind;
import cloud.nuvem.activity.ActivityEntry.Said;
import cloud.nuvem.activity.Topic;
import cloud.nuvem.activity.internal.Cursor.AfterDeed;
import cloud.nuvem.activity.internal.Cursor.AfterStep;
import cloud.nuvem.activity.internal.Cursor.Placed;
import cloud.nuvem.activity.internal.db.tables.records.StepRecord;
import cloud.nuvem.kernel.ResourceRef;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What clusters said. Run while the organization is bound. */
@Component
class StepQueries {

    private final DSLContext database;

    StepQueries(DSLContext database) {
        this.database = database;
    }

    /** Newest first. */
    List<Placed> newest(Question question, @Nullable Cursor after, int limit) {
        return database.selectFrom(STEP)
                .where(STEP.PROJECT_ID.eq(question.place().project().value()))
                .and(DSL.and(conditions(question)))
                .and(after(after))
                .orderBy(STEP.AT.desc(), STEP.PLACE.desc(), STEP.ID.desc())
                .limit(limit)
                .fetch(StepQueries::placed);
    }

    private static Condition after(@Nullable Cursor cursor) {
        return switch (cursor) {
            case null -> DSL.noCondition();
            case AfterStep(var at, var place, var id) ->
                DSL.row(STEP.AT, STEP.PLACE, STEP.ID).lt(at.atOffset(ZoneOffset.UTC), (short) place, id);
            case AfterDeed deed -> STEP.AT.lt(deed.second().atOffset(ZoneOffset.UTC));
        };
    }

    private static List<Condition> conditions(Question question) {
        List<Condition> conditions = new ArrayList<>();
        var resource = question.place().resource();
        if (resource != null) {
            conditions.add(STEP.RESOURCE_KIND.eq(resource.kind()).and(STEP.RESOURCE_NAME.eq(resource.name())));
        }
        var filter = question.filter();
        if (!filter.topics().isEmpty()) {
            conditions.add(
                    STEP.TOPIC.in(filter.topics().stream().map(Enum::name).toList()));
        }
        if (filter.problems()) {
            conditions.add(STEP.KIND.eq(Kind.PROBLEM.name()));
        }
        var from = filter.from();
        if (from != null) {
            conditions.add(STEP.AT.ge(from.atOffset(ZoneOffset.UTC)));
        }
        var to = filter.to();
        if (to != null) {
            conditions.add(STEP.AT.lt(to.atOffset(ZoneOffset.UTC)));
        }
        if (!filter.search().isEmpty()) {
            conditions.add(found(question));
        }
        return conditions;
    }

    private static Condition found(Question question) {
        var text = question.filter().search();
        return DSL.or(
                STEP.CODE.in(question.codes()),
                STEP.RESOURCE_NAME.containsIgnoreCase(text),
                STEP.REASON.containsIgnoreCase(text),
                STEP.DETAIL.containsIgnoreCase(text),
                STEP.MESSAGE.containsIgnoreCase(text));
    }

    private static Placed placed(StepRecord row) {
        var entry = new ActivityEntry(
                row.getId().toString(),
                row.getAt().toInstant(),
                Topic.valueOf(row.getTopic()),
                Kind.valueOf(row.getKind()),
                row.getCode(),
                new ResourceRef(row.getResourceKind(), row.getProjectId(), row.getResourceName()),
                row.getDetail(),
                null,
                row.getCount(),
                new Said(
                        row.getReason(),
                        row.getMessage(),
                        row.getReporter(),
                        row.getFirstAt().toInstant()));
        return new Placed(entry, row.getPlace());
    }
}
