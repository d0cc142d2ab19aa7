package cloud.nuvem.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.identity.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database itself holds back, whatever the code above it forgets. */
class TenantsRowsTests {

    /** A million take five minutes; the property is for the day somebody changes how tenants are bound. */
    private static final int MIXED_REQUESTS = Integer.getInteger("nuvem.test.mixed-requests", 20_000);

    private final TenantScope scope = TenancyWorld.bean(TenantScope.class);
    private final DSLContext database = TenancyWorld.bean(DSLContext.class);
    private final Actor ana = TenancyWorld.somebody();
    private final Organization acme = TenancyWorld.organizationOf(ana);
    private final Project shop = TenancyWorld.projectIn(acme, ana, "Shop");
    private final Actor gil = TenancyWorld.somebody();
    private final Organization globex = TenancyWorld.organizationOf(gil);
    private final Project warehouse = TenancyWorld.projectIn(globex, gil, "Warehouse");

    @ParameterizedTest
    @ValueSource(strings = {"tenancy.project", "tenancy.role_grant", "audit.entry"})
    void aForgottenWhereShowsTheBoundOrganizationAlone(String table) {
        var seen = scope.of(acme.id(), () -> column("select distinct organization_id from " + table));

        assertThat(seen).containsExactly(acme.id().value());
    }

    @Test
    void aForgottenWhereShowsTheBoundOrganizationItselfAlone() {
        assertThat(scope.of(acme.id(), () -> column("select id from tenancy.organization")))
                .containsExactly(acme.id().value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenancy.organization", "tenancy.project", "tenancy.role_grant", "audit.entry"})
    void withoutABoundTenantTablesAreEmpty(String table) {
        assertThat(column("select 1 from " + table)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenancy.organization", "tenancy.project", "tenancy.role_grant", "audit.entry"})
    void aPersonWithoutAnyRoleSeesNothing(String table) {
        var stranger = TenancyWorld.somebody();

        assertThat(scope.of(stranger.person(), () -> column("select 1 from " + table)))
                .isEmpty();
    }

    @Test
    void aPersonSeesTheirOwnAlone() {
        var viewer = TenancyWorld.somebody();
        TenancyWorld.projectIn(acme, ana, "Hidden");
        TenancyWorld.grant(acme, ana, shop, viewer.person(), Role.VIEWER);

        assertThat(scope.of(viewer.person(), () -> column("select id from tenancy.project")))
                .containsExactly(shop.id().value());
        assertThat(scope.of(viewer.person(), () -> column("select id from tenancy.organization")))
                .containsExactly(acme.id().value());
        assertThat(scope.of(viewer.person(), () -> column("select person_id from tenancy.role_grant")))
                .containsExactly(viewer.person().value());
    }

    @Test
    void aPersonsOwnBindingChangesNothing() {
        assertThat(scope.of(ana.person(), () -> database.execute("update tenancy.project set name = 'x'")))
                .isZero();
        assertThat(scope.of(ana.person(), () -> database.execute("delete from tenancy.role_grant")))
                .isZero();
        assertThatThrownBy(() -> scope.of(
                        gil.person(),
                        () -> database.execute(
                                "insert into tenancy.role_grant values (?, ?, null, 'OWNER', now())",
                                acme.id().value(),
                                gil.person().value())))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("row-level security");
    }

    @Test
    void aRowOfAnotherTenantCannotBeInserted() {
        assertThatThrownBy(() -> scope.of(
                        globex.id(),
                        () -> database.execute(
                                "insert into tenancy.project values ('stolen-x', ?, 'Stolen', 'fra-1', now())",
                                acme.id().value())))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("row-level security");
    }

    @Test
    void aRowCannotBeMovedToAnotherTenant() {
        assertThatThrownBy(() -> scope.of(
                        globex.id(),
                        () -> database.execute(
                                "update tenancy.project set organization_id = ?",
                                acme.id().value())))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void rowsOfAnotherTenantAreNeitherChangedNorRemoved() {
        assertThat(scope.of(
                        globex.id(),
                        () -> database.execute(
                                "update tenancy.project set name = 'x' where id = ?",
                                shop.id().value())))
                .isZero();
        assertThat(scope.of(
                        globex.id(),
                        () -> database.execute(
                                "delete from tenancy.role_grant where organization_id = ?",
                                acme.id().value())))
                .isZero();
        assertThat(TenancyWorld.bean(Tenants.class).findProject(ana, shop.id())).contains(shop);
    }

    @Test
    void theProvidersRoleSeesAllProjectsAndChangesNone() {
        var directory = TenancyWorld.bean(ProjectDirectory.class);

        assertThat(directory.all())
                .extracting(ProjectDirectory.ListedProject::project)
                .contains(shop, warehouse);
    }

    @Test
    void joinsATransactionOfTheSameTenantAndRefusesOneOfAnother() {
        var joined =
                scope.of(acme.id(), () -> scope.of(acme.id(), () -> column("select id from tenancy.organization")));

        assertThat(joined).containsExactly(acme.id().value());
        assertThatThrownBy(() -> scope.of(acme.id(), () -> scope.of(globex.id(), () -> "x")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> scope.of(acme.id(), () -> scope.of(ana.person(), () -> "x")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> scope.of(ana.person(), () -> scope.of(acme.id(), () -> "x")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void doesNotBindATransactionThatSomebodyElseBegan() {
        var transaction = new TransactionTemplate(TenancyWorld.bean(PlatformTransactionManager.class));

        assertThatThrownBy(() -> transaction.execute(status -> scope.of(acme.id(), () -> "x")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothingJoinsATransactionAfterItsCommit() {
        var late = new ArrayList<Throwable>();
        scope.of(acme.id(), () -> {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    try {
                        scope.of(acme.id(), () -> "x");
                    } catch (IllegalStateException refused) {
                        late.add(refused);
                    }
                }
            });
            return "x";
        });
        assertThat(late).hasSize(1);
    }

    @Test
    void aTransactionOfItsOwnInsideIsNobodys() {
        var inner = new TransactionTemplate(TenancyWorld.bean(PlatformTransactionManager.class));
        inner.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);

        var rows = scope.of(acme.id(), () -> {
            var seen = inner.execute(status -> column("select id from tenancy.organization"));
            assertThat(column("select id from tenancy.organization"))
                    .as("and the outer one is as before")
                    .hasSize(1);
            return seen;
        });
        assertThat(rows).isEmpty();
    }

    /** Bound to one tenant, to another, to a person, to nobody, failing halfway, all through the same connections. */
    @Test
    void pooledConnectionsKeepNoTenant() throws Exception {
        try (var threads = Executors.newFixedThreadPool(32)) {
            List<Callable<Integer>> callers = new ArrayList<>();
            for (int thread = 0; thread < 32; thread++) {
                var random = new Random(thread);
                callers.add(() -> {
                    int crossings = 0;
                    for (int call = 0; call < MIXED_REQUESTS / 32; call++) {
                        crossings += crossingsOf(random.nextInt(5));
                    }
                    return crossings;
                });
            }
            int crossings = 0;
            for (var result : threads.invokeAll(callers)) {
                crossings += result.get();
            }
            assertThat(crossings).isZero();
        }
    }

    private int crossingsOf(int kind) {
        var all = "select id from tenancy.organization";
        return switch (kind) {
            case 0 ->
                differences(scope.of(acme.id(), () -> column(all)), acme.id().value());
            case 1 ->
                differences(
                        scope.of(globex.id(), () -> column(all)), globex.id().value());
            case 2 ->
                differences(
                        scope.of(gil.person(), () -> column(all)), globex.id().value());
            case 3 -> column(all).size();
            default -> failing(all);
        };
    }

    private int failing(String query) {
        var seen = new ArrayList<Object>();
        try {
            scope.of(acme.id(), () -> {
                seen.addAll(column(query));
                throw new IllegalArgumentException("on purpose");
            });
        } catch (IllegalArgumentException onPurpose) {
            return differences(seen, acme.id().value());
        }
        return 1;
    }

    private static int differences(List<Object> seen, UUID expected) {
        return seen.equals(List.of(expected)) ? 0 : 1;
    }

    private List<Object> column(String query) {
        return List.copyOf(database.fetch(query).getValues(0));
    }

    @Test
    void anUnknownPersonIsAnEmptyScopeAndNoError() {
        assertThat(scope.of(new PersonId(UUID.randomUUID()), () -> column("select 1 from tenancy.project")))
                .isEmpty();
    }
}
