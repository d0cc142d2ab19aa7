package cloud.nuvem.journeys;

import cloud.nuvem.dev.DevPostgres;
import cloud.nuvem.tenancy.Project;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/** What customers used before a journey begins. */
final class UsedMachines {

    private UsedMachines() {}

    static YearMonth lastMonth() {
        return YearMonth.now(ZoneOffset.UTC).minusMonths(1);
    }

    /** A machine that ran through a week of the month before this one, of which the portal then makes an invoice. */
    static void inLastMonth(DevPostgres postgres, Project project) {
        var from = lastMonth().atDay(3).atStartOfDay(ZoneOffset.UTC).toOffsetDateTime();
        insert(postgres, project, BigDecimal.ONE, from, from.plusDays(7));
    }

    /** Ten thousand machines for an hour until now, or for as long as this month is old. */
    static void justNow(DevPostgres postgres, Project project) {
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        var begun =
                now.withDayOfMonth(1).toLocalDate().atStartOfDay(ZoneOffset.UTC).toOffsetDateTime();
        var hourAgo = now.minus(Duration.ofHours(1));
        insert(postgres, project, BigDecimal.valueOf(10_000), hourAgo.isBefore(begun) ? begun : hourAgo, now);
    }

    private static void insert(
            DevPostgres postgres, Project project, BigDecimal quantity, OffsetDateTime from, OffsetDateTime to) {
        try (var database = postgres.superuser();
                var insert = database.prepareStatement("""
                        insert into metering.usage_record (month, organization_id, project_id, region, meter, dimension,
                            resource_kind, resource_uid, resource_name, quantity, tags, from_at, to_at)
                        values (?, ?, ?, ?, 'VM_RUNNING', 'u1.large', 'virtual-machine', ?, 'web-1', ?, '{}', ?, ?)
                        """)) {
            var values = List.of(
                    from.withDayOfMonth(1).toLocalDate(),
                    project.organization().value(),
                    project.id().value(),
                    project.region().value(),
                    project.id() + ".web-1",
                    quantity,
                    from,
                    to);
            for (int i = 0; i < values.size(); i++) {
                insert.setObject(i + 1, values.get(i));
            }
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
