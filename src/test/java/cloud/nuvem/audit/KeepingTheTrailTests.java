package cloud.nuvem.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.audit.AuditTrail.AuditFilter;
import cloud.nuvem.audit.AuditTrail.AuditQuery;
import cloud.nuvem.audit.AuditTrail.ExportFormat;
import cloud.nuvem.audit.AuditTrail.Verification;
import cloud.nuvem.audit.AuditTrail.Verification.Broken;
import cloud.nuvem.audit.AuditTrail.Verification.Fault;
import cloud.nuvem.audit.AuditTrail.Verification.Intact;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Action;
import cloud.nuvem.tenancy.Action.SuspensionRule;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.Actions.ProjectAttempt;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Permission;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.TenancyWorld;
import cloud.nuvem.tenancy.TenantScope;
import java.io.OutputStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody changes the trail, and who does is found. */
class KeepingTheTrailTests {

    private static final Action START =
            new Action("virtual-machine.start", Permission.OPERATE_RESOURCES, SuspensionRule.NEVER);

    private final AuditTrail trail = TenancyWorld.bean(AuditTrail.class);
    private final Actor owner = TenancyWorld.somebody();
    private final Organization organization = TenancyWorld.organizationOf(owner);
    private final Project project = TenancyWorld.projectIn(organization, owner, "Shop");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set code = 'x'",
                "delete from audit.entry",
                "truncate audit.entry",
                "alter table audit.entry disable trigger all",
                "drop table audit.entry"
            })
    void theApplicationCanOnlyAddRows(String statement) {
        assertThatThrownBy(() -> TenancyWorld.bean(TenantScope.class)
                        .of(
                                organization.id(),
                                () -> TenancyWorld.bean(DSLContext.class).execute(statement)))
                .isInstanceOf(DataAccessException.class)
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set code = 'x'",
                "delete from audit.entry",
                "truncate audit.entry",
            })
    void theOwnerCannotChangeRowsEither(String statement) throws SQLException {
        var url = TenancyWorld.modules().postgres().jdbcUrl();
        try (var connection = DriverManager.getConnection(url, "nuvem_owner", "");
                var prepared = connection.createStatement()) {
            prepared.execute("set nuvem.organization = '" + organization.id() + "'");
            assertThatThrownBy(() -> prepared.execute(statement)).hasMessageContaining("append-only");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit.entry set code = 'x'", "delete from audit.entry", "truncate audit.entry"})
    void aSuperuserMustDropTheTriggersFirst(String statement) throws SQLException {
        try (var connection =
                        TenancyWorld.modules().postgres().dataSource("postgres").getConnection();
                var prepared = connection.createStatement()) {
            prepared.execute("set session_replication_role = replica");
            assertThatThrownBy(() -> prepared.execute(statement)).hasMessageContaining("append-only");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit.entry set actor_name = 'Eve' where sequence = 3                    | 3 | CHANGED",
                "update audit.entry set at = at + interval '1 microsecond' where sequence = 2    | 2 | CHANGED",
                "update audit.entry set outcome = 'FAILED' where sequence = 4                    | 4 | CHANGED",
                "update audit.entry set previous_hash = hash where sequence = 4                  | 4 | NOT_LINKED",
                "delete from audit.entry where sequence = 1                                      | 1 | MISSING",
                "delete from audit.entry where sequence = 5                                      | 5 | MISSING",
                "update audit.entry set sequence = 10000 - sequence where sequence in (3, 5)     | 3 | MISSING",
                "update audit.entry set sequence = sequence + 1 where sequence = 8               | 8 | MISSING",
            })
    void whoDropsTheTriggersIsFound(String statement, long row, Fault fault) throws SQLException {
        start("web-1");
        start("web-2");
        tamper(statement);

        assertThat(trail.verify(owner, organization.id())).isEqualTo(new Broken(row, fault));
    }

    @Test
    void fiftyAtOnceMakeOneChain() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 50)
                    .mapToObj(number -> threads.submit(() -> {
                        for (int machine = 0; machine < 10; machine++) {
                            start("web-" + number + "-" + machine);
                        }
                    }))
                    .toList();
            for (var call : calls) {
                call.get();
            }
        }
        assertThat(trail.verify(owner, organization.id()))
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.rows()).isEqualTo(4 + 1_000));
        assertThat(trail.page(owner, organization.id(), AuditQuery.latest(1)).total())
                .isEqualTo(502);
    }

    @Test
    void tenThousandEntriesAreReadAndVerifiedWithinSeconds() {
        for (int action = 0; action < 5_000; action++) {
            start("web-" + action);
        }
        assertThat(within(Duration.ofSeconds(5), () -> trail.verify(owner, organization.id())))
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.rows()).isEqualTo(10_004));
        assertThat(within(
                                Duration.ofSeconds(2),
                                () -> trail.page(
                                        owner, organization.id(), new AuditQuery(AuditFilter.ALL, null, 4_900, 50)))
                        .items())
                .hasSize(50);
        within(Duration.ofSeconds(5), () -> {
            trail.export(owner, organization.id(), AuditFilter.ALL, ExportFormat.CSV, OutputStream.nullOutputStream());
            return "exported";
        });
    }

    @Test
    void twoRowsThatChangePlacesAreFound() throws SQLException {
        start("web-1");
        tamper("update audit.entry set sequence = 99 where sequence = 3");
        tamper("update audit.entry set sequence = 3 where sequence = 5");
        tamper("update audit.entry set sequence = 5 where sequence = 99");

        assertThat(trail.verify(owner, organization.id())).isEqualTo(new Broken(3, Fault.NOT_LINKED));
    }

    private static <T> T within(Duration limit, Supplier<T> work) {
        var begin = Instant.now();
        var result = work.get();
        assertThat(Duration.between(begin, Instant.now())).isLessThan(limit);
        return result;
    }

    private void start(String machine) {
        var target = new ResourceRef("virtual-machine", project.id().value(), machine);
        TenancyWorld.bean(Actions.class)
                .<Object>inProject(
                        new ProjectAttempt(owner, START, project.id(), target), denied -> denied, member -> "started");
    }

    /** What somebody does who rules the database. */
    private void tamper(String statement) throws SQLException {
        try (var connection =
                        TenancyWorld.modules().postgres().dataSource("postgres").getConnection();
                var prepared = connection.createStatement()) {
            connection.setAutoCommit(false);
            prepared.execute("alter table audit.entry disable trigger all");
            var changed = prepared.executeUpdate(statement + " and organization_id = '" + organization.id() + "'");
            prepared.execute("alter table audit.entry enable always trigger append_only_rows");
            prepared.execute("alter table audit.entry enable always trigger append_only_table");
            connection.commit();
            assertThat(changed).isPositive();
        }
    }
}
