package cloud.nuvem.quota.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.dev.MigratedPostgres;
import cloud.nuvem.dev.Replica;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.quota.Quotas;
import cloud.nuvem.quota.Quotas.Claim;
import cloud.nuvem.quota.Quotas.Limit;
import cloud.nuvem.quota.Quotas.QuotaExceeded;
import cloud.nuvem.tenancy.Actions;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

class ReservingRoomTests {

    private static Replica first;
    private static Replica second;

    private final OrganizationId organization = new OrganizationId(UUID.randomUUID());

    @EnableConfigurationProperties(QuotaProperties.class)
    @Import({PricesOfNothing.class, AnyPlan.class, CountingCluster.class})
    static class Settings {}

    @BeforeAll
    static void start() {
        first = new Replica(List.of("tenancy", "quota"), Clock.systemUTC(), Settings.class);
        second = new Replica(List.of("tenancy", "quota"), Clock.systemUTC(), Settings.class);
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
    }

    @Test
    void beginsWithThePlansLimits() {
        assertThat(quotas(first).usage(organization))
                .containsExactly(
                        new Quotas.Usage(Limit.VIRTUAL_MACHINES, 0, 50),
                        new Quotas.Usage(Limit.VCPUS, 0, 128),
                        new Quotas.Usage(Limit.MEMORY_GIB, 0, 512),
                        new Quotas.Usage(Limit.VOLUME_GIB, 0, 5000));
    }

    @Test
    void goesByWhatWasGrantedInsteadOfThePlan() {
        allow(7);

        assertThat(quotas(first).usage(organization)).contains(new Quotas.Usage(Limit.VIRTUAL_MACHINES, 0, 7));
    }

    @Test
    void saysWhatIsMissing() {
        var answer = quotas(first).within(organization, Map.of(Limit.VCPUS, 129L), Refusal.class::cast, NameTaken::new);

        assertThat(answer).isEqualTo(new QuotaExceeded(Limit.VCPUS, 129, 128, 128));
    }

    /** Row 7 of the list of faults, over two replicas whose caches show nothing of what the other made. */
    @Test
    void letsOneOfFiftyThroughWhereThereIsRoomForOne() throws Exception {
        allow(1);
        var start = new CyclicBarrier(50);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return create(i % 2 == 0 ? first : second, "machine-" + i);
                    }))
                    .toList();
            int made = 0;
            for (var answer : answers) {
                made += answer.get() ? 1 : 0;
            }
            assertThat(made).isOne();
        }
        assertThat(create(first, "another")).isFalse();
        assertThat(create(second, "another")).isFalse();
    }

    @Test
    void countsAMachineOnceWhenTheCacheShowsIt() {
        allow(2);
        assertThat(create(first, "a")).isTrue();
        cluster(first).show(name("a"));

        assertThat(used(first)).isOne();
        assertThat(used(second)).isOne();
        assertThat(create(first, "b")).isTrue();
        assertThat(create(first, "c")).isFalse();
    }

    @Test
    void givesRoomBackWhenWhatWasMadeIsDeletedAgain() {
        allow(1);
        assertThat(create(first, "a")).isTrue();
        cluster(first).show(name("a"));
        Awaitility.await().until(() -> {
            first.bean(ReservationSweep.class).forgetCounted();
            return rows() == 0;
        });
        cluster(first).hide(name("a"));

        assertThat(create(first, "b")).isTrue();
    }

    /** A few seconds, because another replica's cache may be behind. */
    @Test
    void doesNotForgetAtOnceWhatTheCacheShows() {
        assertThat(create(first, "a")).isTrue();
        cluster(first).show(name("a"));
        first.bean(ReservationSweep.class).forgetCounted();

        assertThat(rows()).isOne();
        assertThat(used(second)).isOne();
    }

    @Test
    void holdsRoomWhileItIsBeingCreated() throws Exception {
        allow(1);
        var working = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> quotas(first).within(organization, claim("slow"), exceeded -> false, () -> {
                working.countDown();
                return waitFor(goOn);
            }));
            working.await();
            assertThat(create(second, "quick")).isFalse();
            goOn.countDown();
            assertThat(slow.get()).isTrue();
        }
    }

    @Test
    void givesRoomBackAfterARefusal() {
        allow(1);
        quotas(first).within(organization, claim("a"), Refusal.class::cast, NameTaken::new);

        assertThat(create(first, "b")).isTrue();
    }

    @Test
    void givesRoomBackAfterAFailure() {
        allow(1);
        assertThatThrownBy(() ->
                        quotas(first).within(organization, claim("a"), exceeded -> false, ReservingRoomTests::burn))
                .isInstanceOf(IllegalStateException.class);

        assertThat(create(first, "b")).isTrue();
    }

    @Test
    void keepsRoomWhenNobodyCanTellWhatBecameOfIt() {
        allow(1);
        assertThatThrownBy(() -> quotas(first).within(organization, claim("a"), exceeded -> false, () -> {
                    throw new AnswerLost();
                }))
                .isInstanceOf(AnswerLost.class);

        assertThat(create(first, "b")).isFalse();
    }

    @Test
    void takesRoomBackFromADeadProcess() {
        allow(1);
        assertThat(create(first, "a")).isTrue();
        Awaitility.await().until(this::isConfirmed); // or that would give it a new end
        MigratedPostgres.shared()
                .superuser()
                .execute(
                        "update quota.reservation set expires_at = now() - interval '1 second'"
                                + " where organization_id = {0}",
                        DSL.val(organization.value()));

        assertThat(create(first, "b")).isTrue();
    }

    private boolean isConfirmed() {
        var confirmed = MigratedPostgres.shared()
                .superuser()
                .fetchValue(
                        "select count(made_at) from quota.reservation where organization_id = {0}",
                        DSL.val(organization.value()));
        return Long.valueOf(1).equals(confirmed);
    }

    @Test
    void leavesOtherOrganizationsAlone() {
        allow(1);
        assertThat(create(first, "a")).isTrue();
        var other = new OrganizationId(UUID.randomUUID());

        assertThat(quotas(first).usage(other)).contains(new Quotas.Usage(Limit.VIRTUAL_MACHINES, 0, 50));
        assertThat(MigratedPostgres.shared().application().fetchCount(DSL.table("quota.reservation")))
                .as("rows outside of a bound transaction")
                .isZero();
    }

    private boolean create(Replica replica, String machine) {
        return quotas(replica).within(organization, claim(machine), exceeded -> false, () -> true);
    }

    private List<Claim> claim(String machine) {
        return List.of(new Claim(name(machine), Map.of(Limit.VIRTUAL_MACHINES, 1L)));
    }

    private String name(String machine) {
        return organization.value() + "/" + machine;
    }

    private long used(Replica replica) {
        return quotas(replica).usage(organization).getFirst().used();
    }

    private int rows() {
        return MigratedPostgres.shared()
                .superuser()
                .fetchCount(
                        DSL.table("quota.reservation"),
                        DSL.field("organization_id").eq(organization.value()));
    }

    private void allow(int machines) {
        MigratedPostgres.shared()
                .superuser()
                .execute(
                        "insert into quota.organization_limit values ({0}, 'VIRTUAL_MACHINES', {1})",
                        DSL.val(organization.value()), DSL.val(machines));
    }

    private static boolean burn() {
        throw new IllegalStateException("the cluster is on fire");
    }

    private static boolean waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Quotas quotas(Replica replica) {
        return replica.bean(Quotas.class);
    }

    private static CountingCluster cluster(Replica replica) {
        return replica.bean(CountingCluster.class);
    }

    private record NameTaken() implements Refusal {
        @Override
        public String code() {
            return "name-taken";
        }
    }

    private static final class AnswerLost extends RuntimeException implements Actions.OutcomeUnknown {}
}
