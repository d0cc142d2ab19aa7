package cloud.nuvem.dev;

import cloud.nuvem.billing.BillingAccounts;
import cloud.nuvem.billing.BillingAccounts.ChangeBillingAccount;
import cloud.nuvem.billing.Budget.Basis;
import cloud.nuvem.billing.Budget.Measure;
import cloud.nuvem.billing.Budget.Threshold;
import cloud.nuvem.billing.Budgets;
import cloud.nuvem.billing.Budgets.BudgetResult;
import cloud.nuvem.billing.Budgets.CreateBudget;
import cloud.nuvem.billing.PostalAddress;
import cloud.nuvem.tenancy.Project;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** Whom to bill for Acme and Globex, and what Acme used in the month before, of which the portal then makes the open invoice. */
public final class DemoBills {

    private static final List<Used> LAST_MONTH = List.of(
            Used.machine("web-1", "u1.large", 1, 31, "web"),
            Used.machine("web-2", "u1.large", 1, 31, "web"),
            Used.machine("db-1", "m1.large", 1, 31, "db"),
            Used.machine("worker-1", "u1.medium", 1, 14, "queue"),
            Used.machine("worker-1", "u1.2xmedium", 14, 31, "queue"),
            Used.machine("ci-runner-1", "u1.large", 6, 9, "ci"),
            Used.machine("ci-runner-1", "u1.large", 19, 23, "ci"),
            Used.volume("web-1", 40, 1, "web"),
            Used.volume("web-2", 40, 1, "web"),
            Used.volume("db-1", 80, 1, "db"),
            Used.volume("worker-1", 20, 1, "queue"),
            Used.volume("ci-runner-1", 60, 6, "ci"));

    /** More than the demo's machines cost in a month, so that nothing is told on the first day. */
    private static final BigDecimal BUDGET = new BigDecimal("400");

    private static final String INSERT = """
            insert into metering.usage_record (month, organization_id, project_id, region, meter, dimension, resource_kind,
                resource_uid, resource_name, quantity, tags, from_at, to_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            """;

    private DemoBills() {}

    /** @param to day of the month on which it ended, at noon; the month's last for its whole rest */
    private record Used(
            String meter, String dimension, String kind, String name, int quantity, int from, int to, String role) {

        static Used machine(String name, String type, int from, int to, String role) {
            return new Used("VM_RUNNING", type, "virtual-machine", name, 1, from, to, role);
        }

        static Used volume(String name, int gib, int from, String role) {
            return new Used("VOLUME_SIZE", "standard", "volume", name + "-boot", gib, from, 31, role);
        }

        Instant begin(YearMonth month) {
            return month.atDay(from).atTime(from == 1 ? 0 : 12, 0).toInstant(ZoneOffset.UTC);
        }

        Instant end(YearMonth month) {
            return to >= month.lengthOfMonth()
                    ? month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : month.atDay(to).atTime(12, 0).toInstant(ZoneOffset.UTC);
        }
    }

    public static void seed(DemoTenants.Seeded tenants, DevPostgres postgres, ApplicationContext portal) {
        var accounts = portal.getBean(BillingAccounts.class);
        var acme = tenants.shopProduction();
        if (accounts.find(tenants.ana(), acme.organization()).isPresent()) {
            return;
        }
        require(accounts.change(
                tenants.ana(),
                new ChangeBillingAccount(
                        acme.organization(),
                        "Acme Retail, S.A.",
                        new PostalAddress("Avenida da Liberdade 110\n3.º andar", "1250-146", "Lisboa", "", "PT"),
                        "PT501964843",
                        List.of("bia@acme.example"),
                        "PO-2026-118",
                        "Europe/Lisbon",
                        "en",
                        null)));
        require(accounts.change(
                tenants.gil(),
                new ChangeBillingAccount(
                        tenants.warehouse().organization(),
                        "Globex Logística Ltda.",
                        new PostalAddress("Rua Augusta 1500", "01304-001", "São Paulo", "SP", "BR"),
                        "11.222.333/0001-81",
                        List.of("gil@globex.example"),
                        "",
                        "America/Sao_Paulo",
                        "pt-BR",
                        null)));
        var budget = new CreateBudget(
                acme.organization(),
                null,
                BUDGET,
                List.of(
                        new Threshold(Basis.ACTUAL, 80, Measure.NOTIFY),
                        new Threshold(Basis.FORECAST, 100, Measure.NOTIFY),
                        new Threshold(Basis.ACTUAL, 120, Measure.BLOCK)));
        if (!(portal.getBean(Budgets.class).create(tenants.ana(), budget) instanceof BudgetResult.Kept)) {
            throw new IllegalStateException("The demo's budget was refused");
        }
        var month = YearMonth.from(portal.getBean(Clock.class).instant().atOffset(ZoneOffset.UTC))
                .minusMonths(1);
        try (var database = postgres.superuser()) {
            database.setAutoCommit(false);
            for (var used : LAST_MONTH) {
                insert(database, acme, month, used);
            }
            database.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException("The demo's usage could not be written", failure);
        }
    }

    private static void require(BillingAccounts.ChangeBillingAccountResult result) {
        if (!(result instanceof BillingAccounts.ChangeBillingAccountResult.Changed)) {
            throw new IllegalStateException("The demo's billing account was refused: " + result);
        }
    }

    private static void insert(Connection database, Project project, YearMonth month, Used used) throws SQLException {
        try (var insert = database.prepareStatement(INSERT)) {
            var values = List.of(
                    month.atDay(1),
                    project.organization().value(),
                    project.id().value(),
                    DemoTenants.REGION.value(),
                    used.meter(),
                    used.dimension(),
                    used.kind(),
                    "demo-" + used.name(),
                    used.name(),
                    used.quantity(),
                    "{\"role\": \"" + used.role() + "\"}",
                    utc(used.begin(month)),
                    utc(used.end(month)));
            for (int i = 0; i < values.size(); i++) {
                insert.setObject(i + 1, values.get(i));
            }
            insert.executeUpdate();
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
