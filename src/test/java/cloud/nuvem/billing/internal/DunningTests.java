package cloud.nuvem.billing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceState;
import cloud.nuvem.billing.Payment.State;
import cloud.nuvem.billing.PaymentEvent.Kind;
import cloud.nuvem.billing.PaymentEvent.PaymentNotice;
import cloud.nuvem.tenancy.Organization.Suspension;
import cloud.nuvem.tenancy.OrganizationId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ladder of those who do not pay, under a moving clock. */
class DunningTests {

    private final PaymentWorld world = new PaymentWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private void days(int days) {
        for (int day = 0; day < days; day++) {
            world.clock.by(Duration.ofDays(1));
            world.bean(DunningRun.class).run();
        }
    }

    private Invoice declined(OrganizationId organization) {
        world.card(organization, "pm_card_chargeCustomerFail");
        var invoice = world.invoice(organization, "99.00");
        world.bean(Collector.class).collect(invoice);
        world.bean(DunningRun.class).run();
        return invoice;
    }

    private List<Kind> told(Invoice invoice) {
        return world.bean(NoticeRepository.class).of(invoice.id()).stream()
                .map(PaymentNotice::kind)
                .toList();
    }

    private long tries(Invoice invoice) {
        return world.bean(PaymentRepository.class).of(invoice.id()).size();
    }

    @Test
    void triesTheCardOnDaysOneThreeAndSeven() {
        var invoice = declined(world.organization());
        assertThat(tries(invoice)).isEqualTo(1);
        days(1);
        assertThat(tries(invoice)).isEqualTo(2);
        days(1);
        assertThat(tries(invoice)).isEqualTo(2);
        days(1);
        assertThat(tries(invoice)).isEqualTo(3);
        days(4);
        assertThat(tries(invoice)).isEqualTo(4);
        days(2);
        assertThat(tries(invoice)).isEqualTo(4);
    }

    @Test
    void announcesEachStepBeforeItTakesIt() {
        var organization = world.organization();
        var invoice = declined(organization);
        days(13);
        assertThat(world.suspension(organization)).isEqualTo(Suspension.NONE);
        assertThat(told(invoice)).contains(Kind.BLOCK_ANNOUNCED).doesNotContain(Kind.BLOCKED);
        days(2);
        assertThat(world.suspension(organization)).isEqualTo(Suspension.NEW_RESOURCES_BLOCKED);
        days(4);
        assertThat(told(invoice)).contains(Kind.STOP_ANNOUNCED).doesNotContain(Kind.STOPPED);
        days(4);
        assertThat(world.suspension(organization)).isEqualTo(Suspension.COMPUTE_STOPPED);
        assertThat(told(invoice))
                .containsSubsequence(Kind.BLOCK_ANNOUNCED, Kind.BLOCKED, Kind.STOP_ANNOUNCED, Kind.STOPPED);
    }

    @Test
    void givesTheWholeNoticeHoweverFarTheClockJumps() {
        var organization = world.organization();
        declined(organization);
        world.clock.by(Duration.ofDays(300));
        world.bean(DunningRun.class).run();
        world.bean(DunningRun.class).run();
        assertThat(world.suspension(organization)).isEqualTo(Suspension.NONE);
        days(3);
        assertThat(world.suspension(organization)).isEqualTo(Suspension.NEW_RESOURCES_BLOCKED);
        days(1);
        assertThat(world.suspension(organization)).isEqualTo(Suspension.NEW_RESOURCES_BLOCKED);
    }

    @Test
    void isUndoneAtOnceByPayment() {
        var organization = world.organization();
        var invoice = declined(organization);
        days(25);
        assertThat(world.suspension(organization)).isEqualTo(Suspension.COMPUTE_STOPPED);
        world.card(organization, "pm_card_visa");
        assertThat(world.bean(Collector.class)
                        .collect(world.read(invoice))
                        .orElseThrow()
                        .state())
                .isEqualTo(State.SUCCEEDED);
        assertThat(world.read(invoice).state()).isEqualTo(InvoiceState.PAID);
        assertThat(world.suspension(organization)).isEqualTo(Suspension.NONE);
        assertThat(told(invoice)).contains(Kind.LIFTED);
    }
}
