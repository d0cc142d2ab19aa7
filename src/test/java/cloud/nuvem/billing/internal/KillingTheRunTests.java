package cloud.nuvem.billing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.tenancy.Organization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fault 30: a run that is killed anywhere, and the next one, give the invoices and numbers of a run that was left alone. */
class KillingTheRunTests {

    private static final int ORGANIZATIONS = 6;

    private final BillingWorld world = new BillingWorld();
    private final List<Organization> organizations = new ArrayList<>();

    @AfterEach
    void close() {
        world.close();
    }

    private void letThemUse() {
        for (int i = 1; i <= ORGANIZATIONS; i++) {
            var organization = world.organization();
            organizations.add(organization);
            world.ran(world.project(organization, "Shop"), "web-1", "u1.large", 1, 10 * i);
        }
        world.toMonthEnd();
    }

    @Test
    void givesTheSameInvoicesAndNumbersWhereverItIsKilled() {
        letThemUse();
        var counting = new Killer(Integer.MAX_VALUE, false);
        world.runOn(on(counting)).run(world.month);
        var expected = amountsByNumber();
        assertThat(expected).hasSize(ORGANIZATIONS);
        int statements = counting.statements;
        assertThat(statements).isGreaterThan(10);

        for (int point = 1; point <= statements; point++) {
            for (boolean after : List.of(false, true)) {
                forget();
                var killer = new Killer(point, after);
                try {
                    world.runOn(on(killer)).run(world.month);
                } catch (Killed killed) {
                    assertThat(killer.statements).isEqualTo(point);
                }
                assertThat(amountsByNumber().keySet())
                        .as("numbers right after the kill at %s", point)
                        .isIn(java.util.Set.of(), expected.keySet());

                world.run().run(world.month);

                assertThat(amountsByNumber())
                        .as("killed %s statement %s", after ? "after" : "before", point)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void countsOnWithoutAGapWhenTwoReplicasRunAtOnce() throws Exception {
        letThemUse();
        var begin = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < 4; i++) {
                running.add(threads.submit(() -> {
                    begin.await();
                    return world.runOn(world.postgres.provider()).run(world.month);
                }));
            }
            begin.countDown();
            for (var each : running) {
                each.get();
            }
        }
        world.run().run(world.month);

        assertThat(amountsByNumber().keySet()).hasSize(ORGANIZATIONS);
        assertThat(world.invoices().getLast()).contains("-00000" + ORGANIZATIONS + " ");
    }

    private DSLContext on(Killer killer) {
        return DSL.using(world.postgres.provider().configuration().derive(new DefaultExecuteListenerProvider(killer)));
    }

    /** By number: whose and how much. */
    private Map<String, String> amountsByNumber() {
        var amounts = new TreeMap<String, String>();
        world.database
                .fetch(
                        "select number, organization_id || ' ' || total from billing.invoice where legal_entity = ? and number is not null",
                        world.properties.seller().id())
                .forEach(row -> amounts.put(row.get(0, String.class), row.get(1, String.class)));
        return amounts;
    }

    /** As if the month had not been billed: what only a superuser with the triggers off can do. */
    private void forget() {
        world.database.transaction(configuration -> {
            var all = configuration.dsl();
            all.execute("set local session_replication_role = replica");
            var entity = world.properties.seller().id();
            for (var part : List.of("invoice_line", "invoice_tax", "invoice_credit")) {
                all.execute(
                        "delete from billing." + part
                                + " where invoice_id in (select id from billing.invoice where legal_entity = ?)",
                        entity);
            }
            all.execute("delete from billing.invoice where legal_entity = ?", entity);
            all.execute("delete from billing.number_series where legal_entity = ?", entity);
        });
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Ends the run before or after its n-th statement. */
    private static final class Killer implements ExecuteListener {

        private static final long serialVersionUID = 1L;

        private final int point;
        private final boolean after;
        private int statements;

        Killer(int point, boolean after) {
            this.point = point;
            this.after = after;
        }

        @Override
        public void executeStart(ExecuteContext context) {
            statements++;
            if (statements == point && !after) {
                throw new Killed();
            }
        }

        @Override
        public void executeEnd(ExecuteContext context) {
            if (statements == point && after) {
                throw new Killed();
            }
        }
    }
}
