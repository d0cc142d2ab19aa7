package cloud.nuvem.activity.internal;

import static cloud.nuvem.activity.internal.db.Tables.STEP;

import cloud.nuvem.activity.ActivityLog.Step;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.TenantScope;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Writes steps and forgets old ones. */
@Repository
class StepRepository {

    private final DSLContext database;
    private final TenantScope tenants;

    StepRepository(DSLContext database, TenantScope tenants) {
        this.database = database;
        this.tenants = tenants;
    }

    /** What is known already by its key is replaced only by what is later or more. */
    void save(OrganizationId organization, List<Step> steps) {
        tenants.of(
                organization,
                () -> database.batch(steps.stream()
                                .map(step -> upsert(organization, step))
                                .toList())
                        .execute());
    }

    private Query upsert(OrganizationId organization, Step step) {
        var said = step.said();
        return database.insertInto(STEP)
                .set(STEP.ORGANIZATION_ID, organization.value())
                .set(STEP.PROJECT_ID, step.project().value())
                .set(STEP.KEY, step.key())
                .set(STEP.RESOURCE_KIND, step.resource().kind())
                .set(STEP.RESOURCE_NAME, step.resource().name())
                .set(STEP.TOPIC, step.topic().name())
                .set(STEP.KIND, step.kind().name())
                .set(STEP.CODE, step.code())
                .set(STEP.PLACE, (short) step.place())
                .set(STEP.AT, utc(step.at().truncatedTo(ChronoUnit.SECONDS)))
                .set(STEP.FIRST_AT, utc(said.firstAt()))
                .set(STEP.COUNT, step.count())
                .set(STEP.DETAIL, step.detail())
                .set(STEP.REASON, said.reason())
                .set(STEP.MESSAGE, said.message())
                .set(STEP.REPORTER, said.reporter())
                .onConflict(STEP.PROJECT_ID, STEP.KEY)
                .doUpdate()
                .setAllToExcluded()
                .where(DSL.row(STEP.AT, STEP.COUNT, STEP.PLACE)
                        .lt(DSL.excluded(STEP.AT), DSL.excluded(STEP.COUNT), DSL.excluded(STEP.PLACE)));
    }

    /** What is older, and what is more than the newest so many. */
    void forget(OrganizationId organization, ProjectId project, Instant before, int most) {
        tenants.of(organization, () -> {
            var cut = database.select(STEP.AT)
                    .from(STEP)
                    .where(STEP.PROJECT_ID.eq(project.value()))
                    .orderBy(STEP.AT.desc(), STEP.PLACE.desc(), STEP.ID.desc())
                    .offset(most)
                    .limit(1);
            return database.deleteFrom(STEP)
                    .where(STEP.PROJECT_ID.eq(project.value()))
                    .and(STEP.AT.lt(utc(before)).or(STEP.AT.le(cut)))
                    .execute();
        });
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
