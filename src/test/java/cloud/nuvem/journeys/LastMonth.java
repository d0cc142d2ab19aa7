package cloud.nuvem.journeys;

import cloud.nuvem.dev.DevPostgres;
import cloud.nuvem.tenancy.Project;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/** What customers used in the month before this one, of which the portal then makes their invoice. */
final class LastMonth {

    private LastMonth() {}

    static YearMonth month() {
        return YearMonth.now(ZoneOffset.UTC).minusMonths(1);
    }

    /** A machine that ran through a week of it. */
    static void used(DevPostgres postgres, Project project) {
        var month = month();
        var from = month.atDay(3).atStartOfDay(ZoneOffset.UTC).toOffsetDateTime();
        try (var database = postgres.superuser();
                var insert = database.prepareStatement("""
                        insert into metering.usage_record (month, organization_id, project_id, region, meter, dimension,
                            resource_kind, resource_uid, resource_name, quantity, tags, from_at, to_at)
                        values (?, ?, ?, ?, 'VM_RUNNING', 'u1.large', 'virtual-machine', ?, 'web-1', 1, '{}', ?, ?)
                        """)) {
            var values = List.of(
                    month.atDay(1),
                    project.organization().value(),
                    project.id().value(),
                    project.region().value(),
                    project.id() + ".web-1",
                    from,
                    from.plusDays(7));
            for (int i = 0; i < values.size(); i++) {
                insert.setObject(i + 1, values.get(i));
            }
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
