package cloud.nuvem.billing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceDetails;
import cloud.nuvem.billing.InvoiceDetails.Treatment;
import cloud.nuvem.billing.InvoiceEvent.InvoiceIssued;
import cloud.nuvem.billing.InvoiceEvent.InvoicePaid;
import cloud.nuvem.billing.InvoiceLedger;
import cloud.nuvem.billing.InvoiceLedger.FullPayment;
import cloud.nuvem.billing.InvoiceLedger.MarkPaidResult;
import cloud.nuvem.billing.InvoiceLine;
import cloud.nuvem.billing.InvoiceState;
import cloud.nuvem.billing.Invoices;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Project;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MakingInvoicesTests {

    private final BillingWorld world = new BillingWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private InvoiceDetails invoiceOf(Organization organization) {
        var all = world.bean(Invoices.class).of(world.owner, organization.id());
        assertThat(all).hasSize(1);
        return world.bean(Invoices.class)
                .find(world.owner, organization.id(), all.getFirst().id())
                .orElseThrow();
    }

    @Test
    void turnsAMonthIntoAnIssuedInvoice() {
        var acme = world.organization();
        var shop = world.project(acme, "Shop");
        world.ran(shop, "web-1", "u1.large", 1, 100);
        world.ran(shop, "web-1", "u1.medium", 10, 10);
        world.ran(shop, "db-1", "u1.large", 2, 24);
        world.toMonthEnd();

        world.run().run(world.month);

        var invoice = invoiceOf(acme);
        assertThat(invoice.invoice().state()).isEqualTo(InvoiceState.ISSUED);
        assertThat(invoice.invoice().number())
                .isEqualTo(world.properties.seller().id() + "-"
                        + world.clock.instant().atOffset(ZoneOffset.UTC).getYear() + "-000001");
        assertThat(invoice.lines())
                .extracting(line -> line.resource().name() + " " + line.dimension() + " "
                        + line.units().stripTrailingZeros().toPlainString())
                .containsExactly("db-1 u1.large 24", "web-1 u1.large 100", "web-1 u1.medium 10");
        assertThat(invoice.projectNames()).containsEntry(shop.id().value(), "Shop");
        assertThat(invoice.taxes()).singleElement().satisfies(tax -> {
            assertThat(tax.percent()).isEqualByComparingTo("23");
            assertThat(tax.treatment()).isEqualTo(Treatment.STANDARD);
        });
        assertAddsUp(invoice);
    }

    private static void assertAddsUp(InvoiceDetails details) {
        var amounts = details.invoice().amounts();
        var zero = Money.zero(details.invoice().currency());
        assertThat(details.lines().stream().map(InvoiceLine::amount).reduce(zero, Money::plus))
                .isEqualTo(amounts.net());
        assertThat(details.lines().stream().map(InvoiceLine::tax).reduce(zero, Money::plus))
                .isEqualTo(amounts.tax());
        assertThat(details.lines().stream().map(InvoiceLine::credit).reduce(zero, Money::plus))
                .isEqualTo(amounts.credits());
        assertThat(amounts.total())
                .isEqualTo(amounts.net().minus(amounts.credits()).plus(amounts.tax()));
    }

    /** Row 20 of the list of faults: a whole month, sent again and again. */
    @Test
    void costsTheSameHoweverOftenAMonthIsReplayed() {
        var once = world.organization();
        var often = world.organization();
        var calm = world.project(once, "Calm");
        var busy = world.project(often, "Busy");
        use(calm);
        use(busy);
        for (int replay = 0; replay < 3; replay++) {
            for (int day = 1; day <= 28; day++) {
                int again = day;
                assertThatThrownBy(() -> useOn(busy, again)).hasMessageContaining("usage_record");
            }
        }
        world.toMonthEnd();

        world.run().run(world.month);

        var total = invoiceOf(once).invoice().amounts();
        assertThat(total.net().amount()).isPositive();
        assertThat(invoiceOf(often).invoice().amounts()).isEqualTo(total);
    }

    private void use(Project project) {
        for (int day = 1; day <= 28; day++) {
            useOn(project, day);
        }
    }

    private void useOn(Project project, int day) {
        world.ran(project, "web-1", "u1.large", day, 7);
    }

    @Test
    void asksTheLineWhyItCostsWhatItCosts() {
        var acme = world.organization();
        var shop = world.project(acme, "Shop");
        world.ran(shop, "web-1", "u1.large", 1, 100);
        world.ran(shop, "web-1", "u1.large", 8, 50);
        world.toMonthEnd();
        world.run().run(world.month);
        var invoice = invoiceOf(acme);

        var explained = world.bean(Invoices.class)
                .explain(world.owner, acme.id(), invoice.invoice().id(), 1)
                .orElseThrow();

        assertThat(explained.records()).hasSize(2);
        assertThat(explained.charge().amount()).isEqualTo(explained.line().amount());
        assertThat(explained.line().unitPrice()).isNotNull();
        assertThat(explained.line().tags()).containsEntry("role", "web");
    }

    @Test
    void changesNothingWhenItRunsAgain() {
        var acme = world.organization();
        world.ran(world.project(acme, "Shop"), "web-1", "u1.large", 1, 100);
        world.toMonthEnd();
        world.run().run(world.month);
        var before = world.invoices();

        var again = world.run().run(world.month);

        assertThat(again).isEqualTo(new InvoiceRun.Outcome(0, 0));
        assertThat(world.invoices()).isEqualTo(before);
    }

    @Test
    void waitsForTheMonthsEnd() {
        var acme = world.organization();
        world.ran(world.project(acme, "Shop"), "web-1", "u1.large", 1, 100);

        world.run().run(world.month);

        assertThat(world.invoices()).isEmpty();
    }

    @Test
    void chargesNoTaxWhereTheBuyerOwesIt() {
        var german = world.organization("DE", "DE136695976");
        var brazilian = world.organization("BR", "12.ABC.345/01DE-35");
        var frenchPerson = world.organization("FR", "");
        for (var each : List.of(german, brazilian, frenchPerson)) {
            world.ran(world.project(each, "Shop"), "web-1", "u1.large", 1, 100);
        }
        world.toMonthEnd();

        world.run().run(world.month);

        assertThat(invoiceOf(german).taxes()).singleElement().satisfies(tax -> {
            assertThat(tax.treatment()).isEqualTo(Treatment.REVERSE_CHARGE);
            assertThat(tax.amount().isZero()).isTrue();
        });
        assertThat(invoiceOf(brazilian).taxes())
                .singleElement()
                .extracting(InvoiceDetails.Tax::treatment)
                .isEqualTo(Treatment.OUT_OF_SCOPE);
        assertThat(invoiceOf(frenchPerson).taxes())
                .singleElement()
                .extracting(tax ->
                        tax.country() + tax.percent().stripTrailingZeros().toPlainString())
                .isEqualTo("FR20");
    }

    @Test
    void numbersOrganizationsWithoutGaps() {
        var organizations =
                IntStream.range(0, 5).mapToObj(i -> world.organization()).toList();
        organizations.forEach(each -> world.ran(world.project(each, "Shop"), "web-1", "u1.large", 1, 10));
        world.toMonthEnd();

        world.run().run(world.month);

        assertThat(world.invoices()).hasSize(5);
        for (int i = 1; i <= 5; i++) {
            assertThat(world.invoices().get(i - 1)).contains("-00000" + i + " ");
        }
    }

    @Test
    void tellsOfAnIssuedInvoiceAndOfItsPayment() {
        var acme = world.organization();
        world.ran(world.project(acme, "Shop"), "web-1", "u1.large", 1, 100);
        world.toMonthEnd();
        world.run().run(world.month);
        world.bean(InvoiceClock.class).tellOfIssued();
        var invoice = invoiceOf(acme).invoice();

        var ledger = world.bean(InvoiceLedger.class);
        var payment = new FullPayment(invoice.amounts().due(), "pi_1", world.clock.instant());
        assertThat(ledger.markPaid(
                        invoice.id(), new FullPayment(Money.of("0.01", "EUR"), "pi_0", world.clock.instant())))
                .isEqualTo(MarkPaidResult.AMOUNT_DIFFERS);
        var results = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> ledger.markPaid(invoice.id(), payment))
                .toList();

        assertThat(results).filteredOn(MarkPaidResult.PAID_NOW::equals).hasSize(1);
        assertThat(results).filteredOn(MarkPaidResult.PAID_BEFORE::equals).hasSize(7);
        assertThat(world.heard())
                .filteredOn(InvoiceIssued.class::isInstance)
                .anyMatch(event -> event.invoice().equals(invoice.id()));
        assertThat(world.heard()).filteredOn(InvoicePaid.class::isInstance).hasSize(1);
    }

    @Test
    void neverChangesWhatWasIssuedWhoeverTries() {
        var acme = world.organization();
        world.ran(world.project(acme, "Shop"), "web-1", "u1.large", 1, 100);
        world.toMonthEnd();
        world.run().run(world.month);
        Invoice invoice = invoiceOf(acme).invoice();
        var id = invoice.id().value();

        for (var change : List.of(
                "update billing.invoice set net = 1, credits = 0, tax = 0, total = 1 where id = ?",
                "update billing.invoice set buyer = '{}' where id = ?",
                "update billing.invoice set state = 'VOID', number = null, issued_at = null, due_at = null where id = ?",
                "update billing.invoice set number = 'X' where id = ?",
                "delete from billing.invoice where id = ?",
                "update billing.invoice_line set amount = 0 where invoice_id = ?",
                "delete from billing.invoice_line where invoice_id = ?",
                "delete from billing.invoice_tax where invoice_id = ?",
                "insert into billing.invoice_tax select organization_id, invoice_id, 9, name, country, percent, treatment, base, amount"
                        + " from billing.invoice_tax where invoice_id = ?")) {
            assertThatThrownBy(() -> world.database.execute(change, id))
                    .as(change)
                    .hasMessageContaining("never");
        }
        assertThatThrownBy(() -> world.database.execute("truncate billing.invoice cascade"))
                .hasMessageContaining("never");
        assertThat(invoiceOf(acme).invoice()).isEqualTo(invoice);
    }

    @Test
    void takesCreditsOffTheOldestFirstAndBeforeTax() {
        var acme = world.organization();
        world.ran(world.project(acme, "Shop"), "web-1", "u1.large", 1, 700);
        credit(acme, "5.00", 3, null);
        credit(acme, "1.50", 2, null);
        credit(acme, "100.00", 1, 25); // expires before the month's end
        world.toMonthEnd();

        world.run().run(world.month);

        var invoice = invoiceOf(acme);
        assertThat(invoice.credits())
                .extracting(credit -> credit.amount().amount())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("1.50"), new BigDecimal("5.00"));
        assertThat(invoice.taxes().getFirst().base())
                .isEqualTo(invoice.invoice().amounts().net().minus(Money.of("6.50", "EUR")));
        assertAddsUp(invoice);
    }

    private void credit(
            Organization organization, String amount, int day, @org.jspecify.annotations.Nullable Integer expires) {
        world.database.execute(
                "insert into billing.credit (organization_id, currency, amount, reason, granted_at, granted_by, expires_at)"
                        + " values (?, 'EUR', ?::numeric, 'Welcome', ?::timestamptz, 'root', ?::timestamptz)",
                organization.id().value(),
                amount,
                world.month.atDay(day).atStartOfDay().atOffset(ZoneOffset.UTC),
                expires == null
                        ? null
                        : world.month.atDay(expires).atStartOfDay().atOffset(ZoneOffset.UTC));
    }
}
