package cloud.nuvem.tenancy.internal;

import static cloud.nuvem.tenancy.internal.db.Tables.ORGANIZATION;
import static cloud.nuvem.tenancy.internal.db.Tables.PROJECT;

import cloud.nuvem.tenancy.Organization.Suspension;
import cloud.nuvem.tenancy.ProjectDirectory;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Reads all projects as the provider's role. */
@Component
class ProviderProjectQueries implements ProjectDirectory {

    private final DSLContext database;

    ProviderProjectQueries(@Qualifier("provider") DSLContext database) {
        this.database = database;
    }

    @Override
    public List<ListedProject> all() {
        return list(PROJECT.DELETED_AT.isNull());
    }

    @Override
    public List<ListedProject> deleted() {
        return list(PROJECT.DELETED_AT.isNotNull());
    }

    private List<ListedProject> list(Condition condition) {
        return database.select(ProjectRepository.PROJECT_VALUE, ORGANIZATION.SLUG, ORGANIZATION.SUSPENSION)
                .from(PROJECT)
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(PROJECT.ORGANIZATION_ID))
                .where(condition)
                .orderBy(PROJECT.ID)
                .fetch(row -> new ListedProject(row.value1(), row.value2(), Suspension.valueOf(row.value3())));
    }
}
