package cloud.nuvem.tenancy.internal;

import static cloud.nuvem.tenancy.internal.db.Tables.PROJECT;

import cloud.nuvem.kernel.Region;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Projects of the bound organization. */
@Component
class ProjectRepository {

    static final SelectField<Project> PROJECT_VALUE = DSL.row(
                    PROJECT.ID, PROJECT.ORGANIZATION_ID, PROJECT.NAME, PROJECT.REGION, PROJECT.CREATED_AT)
            .mapping((id, organization, name, region, createdAt) -> new Project(
                    new ProjectId(id),
                    new OrganizationId(organization),
                    name,
                    new Region(region),
                    createdAt.toInstant()));

    private final DSLContext database;

    ProjectRepository(DSLContext database) {
        this.database = database;
    }

    /** False when the id or the name is taken. */
    boolean insert(Project project) {
        return database.insertInto(PROJECT)
                        .set(PROJECT.ID, project.id().value())
                        .set(PROJECT.ORGANIZATION_ID, project.organization().value())
                        .set(PROJECT.NAME, project.name())
                        .set(PROJECT.REGION, project.region().value())
                        .set(PROJECT.CREATED_AT, project.createdAt().atOffset(ZoneOffset.UTC))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    boolean hasName(OrganizationId organization, String name) {
        return database.fetchExists(
                PROJECT,
                PROJECT.ORGANIZATION_ID.eq(organization.value()),
                DSL.lower(PROJECT.NAME).eq(DSL.lower(name)),
                PROJECT.DELETED_AT.isNull());
    }

    boolean has(OrganizationId organization, ProjectId project) {
        return database.fetchExists(
                PROJECT,
                PROJECT.ORGANIZATION_ID.eq(organization.value()),
                PROJECT.ID.eq(project.value()),
                PROJECT.DELETED_AT.isNull());
    }

    /** False when somebody else was faster. */
    boolean markDeleted(Project project, Instant at) {
        return database.update(PROJECT)
                        .set(PROJECT.DELETED_AT, at.atOffset(ZoneOffset.UTC))
                        .where(
                                PROJECT.ORGANIZATION_ID.eq(
                                        project.organization().value()),
                                PROJECT.ID.eq(project.id().value()),
                                PROJECT.DELETED_AT.isNull())
                        .execute()
                == 1;
    }
}
