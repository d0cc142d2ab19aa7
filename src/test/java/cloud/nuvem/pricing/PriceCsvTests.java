package cloud.nuvem.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.pricing.PriceCsv.CsvFault;
import cloud.nuvem.pricing.PriceCsv.Result.InvalidCsv;
import cloud.nuvem.pricing.PriceCsv.Result.Read;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceCsvTests {

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final List<Price> PRICES = List.of(
            new Price(Meter.VM_RUNNING, "u1.large", Money.of("0.0372", "EUR"), Money.of("24.9", "EUR")),
            new Price(
                    Meter.OUTBOUND_TRAFFIC,
                    Meter.INTERNET,
                    Money.of("0.01", "EUR"),
                    new BigDecimal("1000"),
                    List.of(new Price.Tier(new BigDecimal("10000"), Money.of("0.008", "EUR"))),
                    null));

    @Test
    void readsBackWhatItWrites() {
        var csv = PriceCsv.write(PRICES);

        assertThat(csv).contains("VM_RUNNING,u1.large,0.0372,,24.9,\r\n", "internet,0.01,1000,,10000:0.008");
        assertThat(PriceCsv.read(csv, EURO)).isEqualTo(new Read(PRICES));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GOLD,u1.large,0.03,,,           | METER",
                "VM_RUNNING,u1.large,-0.03,,,    | NUMBER",
                "VM_RUNNING,u1.large,=1+1,,,     | NUMBER",
                "VM_RUNNING,u1.large,1e9,,,      | NUMBER",
                "VM_RUNNING,u1.large,0.03,,      | COLUMNS",
                "VM_RUNNING,u1.large,1,,,9:1;5:1 | TIERS",
                "VM_RUNNING,u1.large,1,,,9       | TIERS"
            })
    void saysWhichLineCannotBeReadAndWhy(String line, CsvFault fault) {
        assertThat(PriceCsv.read(PriceCsv.HEADER + "\n\n" + line, EURO)).isEqualTo(new InvalidCsv(3, fault));
    }

    @Test
    void changesManyPricesByOnePercentage() {
        var changed = new PriceAdjustment(null, new BigDecimal("5")).of(PRICES);

        assertThat(changed.getFirst().perUnit()).isEqualTo(Money.of("0.0391", "EUR"));
        assertThat(changed.getFirst().monthlyCap()).isEqualTo(Money.of("26.15", "EUR"));
        assertThat(changed.getLast().allowance()).isEqualByComparingTo("1000");
        assertThat(new PriceAdjustment(Meter.VM_RUNNING, BigDecimal.TEN)
                        .of(PRICES)
                        .getLast())
                .isEqualTo(PRICES.getLast());
    }
}
