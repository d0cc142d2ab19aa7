package cloud.nuvem.billing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.billing.CreditNoteId;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.internal.BookRepository.Account;
import cloud.nuvem.dev.stripe.Faults.Fault;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.tenancy.OrganizationId;
import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.param.DisputeListParams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Whatever happens, the books add up to nothing and agree with the processor. */
@TestInstance(Lifecycle.PER_CLASS)
class BooksTests {

    private static final String PAYMENTS = "/v1/payment_intents";

    private final PaymentWorld world = new PaymentWorld();

    @AfterAll
    void close() {
        world.close();
    }

    private UUID creditNote(OrganizationId organization, Invoice invoice, String euros) {
        int position = UUID.randomUUID().hashCode() & Integer.MAX_VALUE;
        return world.database
                .fetchSingle("""
                        insert into billing.credit_note (organization_id, invoice_id, legal_entity, number, number_year,
                            number_position, amount, tax, reason, issued_at, issued_by)
                        values (?::uuid, ?::uuid, 'BOOKS', ?, 2026, ?, ?::numeric, 0, 'test', now(), 'test') returning id
                        """, organization.value(), invoice.id().value(), "BOOKS-" + position, position, euros)
                .get(0, UUID.class);
    }

    @Test
    void addUpToNothingThroughPaymentsRefundsAndFaults() {
        for (long seed = 1; seed <= 3; seed++) {
            addUpThrough(new Random(seed));
        }
    }

    /** Row 35 of the list of faults. */
    private void addUpThrough(Random random) {
        var organization = world.organization();
        var disputing = world.card(organization, "pm_card_createDispute");
        var loyal = world.card(organization, "pm_card_visa");
        long takenBefore = world.sandbox.taken() - disputed();
        List<Invoice> paid = new ArrayList<>();
        for (int step = 0; step < 40; step++) {
            faultNow(random);
            if (paid.isEmpty() || random.nextInt(3) > 0) {
                var invoice = world.invoice(organization, (1 + random.nextInt(500)) + ".00");
                world.bean(DunningRun.class).booked(invoice.id());
                world.bean(PayerRepository.class).makeDefault(organization, random.nextInt(6) == 0 ? disputing : loyal);
                world.bean(Collector.class).collect(invoice);
                paid.add(invoice);
            } else {
                refund(organization, paid.get(random.nextInt(paid.size())), (1 + random.nextInt(300)) + ".00");
            }
        }
        world.sandbox.faults().clear();
        world.clock.by(Duration.ofMinutes(5));
        world.bean(Collector.class).resolveAll();
        world.bean(RefundDesk.class).doAll();
        world.bean(NewsDesk.class).poll();
        var balances = world.bean(BookRepository.class).balances(List.of(organization), "EUR");
        assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).isZero();
        assertThat(balances.getOrDefault(Account.PROCESSOR, 0L))
                .isEqualTo(world.sandbox.taken() - disputed() - takenBefore);
    }

    /** What owners took back at their banks. */
    private long disputed() {
        try {
            return world
                    .stripe()
                    .v1()
                    .disputes()
                    .list(DisputeListParams.builder().setLimit(100L).build())
                    .getData()
                    .stream()
                    .mapToLong(Dispute::getAmount)
                    .sum();
        } catch (StripeException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void faultNow(Random random) {
        world.sandbox.faults().clear();
        var fault = switch (random.nextInt(8)) {
            case 0 -> new Fault.ErrorAfterDoing();
            case 1 -> new Fault.ErrorBeforeDoing();
            case 2 -> new Fault.SilenceBeforeDoing();
            case 3 -> new Fault.TooManyRequests();
            default -> null;
        };
        if (fault != null) {
            world.sandbox.faults().next(1, random.nextBoolean() ? PAYMENTS : "/v1/refunds", fault);
        }
    }

    /** More than is left is refused by whoever sees it first. */
    private void refund(OrganizationId organization, Invoice invoice, String euros) {
        var desk = world.bean(RefundDesk.class);
        desk.paymentOf(invoice.id())
                .ifPresent(payment -> desk.order(
                        payment,
                        new CreditNoteId(creditNote(organization, invoice, euros)),
                        Money.of(euros, "EUR"),
                        "staff"));
    }

    @Test
    void refuseABookingThatDoesNotAddUp() {
        var organization = world.organization();
        assertThatThrownBy(() -> world.database.transaction(configuration -> {
                    var id = configuration
                            .dsl()
                            .fetchSingle(
                                    "insert into billing.booking (organization_id, kind, reference, booked_at) values (?::uuid, 'PAYMENT', ?, now()) returning id",
                                    organization.value(),
                                    UUID.randomUUID().toString())
                            .get(0, UUID.class);
                    configuration
                            .dsl()
                            .execute(
                                    "insert into billing.posting (booking_id, account, currency, amount, organization_id) values (?::uuid, 'BANK', 'EUR', 1, ?::uuid)",
                                    id,
                                    organization.value());
                }))
                .hasStackTraceContaining("does not add up");
    }

    @Test
    void areNeverRewritten() {
        assertThatThrownBy(() -> world.database.execute("update billing.posting set amount = amount + 1"))
                .hasMessageContaining("stays");
    }

    /** Row 33 of the list of faults, scaled: {@code -Dnuvem.payments=100000} for all of it. */
    @Test
    void chargeNobodyTwiceWhenAnswersAreLost() {
        int payments = Integer.getInteger("nuvem.payments", 200);
        var organization = world.organization();
        world.card(organization, "pm_card_visa");
        long before = world.sandbox.chargesMade();
        for (int i = 0; i < payments; i++) {
            world.sandbox.faults().clear();
            world.sandbox.faults().next(1, PAYMENTS + "/", new Fault.ErrorAfterDoing());
            world.bean(Collector.class).collect(world.invoice(organization, "1.00"));
        }
        world.sandbox.faults().clear();
        assertThat(world.sandbox.chargesMade()).isEqualTo(before + payments);
        var open = world.database.fetchSingle(
                "select count(*) from billing.invoice where organization_id = ?::uuid and state <> 'PAID'",
                organization.value());
        assertThat(open.get(0, Long.class)).isZero();
    }
}
