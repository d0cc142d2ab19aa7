package cloud.nuvem.pricing;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.pricing.Price.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A list's prices as a table for spreadsheets: comma-separated, a header line, amounts with a point, tiers as
 * {@code 10000:0.008;50000:0.006}. What is written is read back as it was.
 */
public final class PriceCsv {

    public static final String HEADER = "meter,dimension,per_unit,allowance,monthly_cap,tiers";

    private static final int MOST_LINES = 5_000;
    private static final String NUMBER = "[0-9]{1,15}(\\.[0-9]{1,18})?";

    private PriceCsv() {}

    /** What reading ended in. */
    public sealed interface Result {
        /** In the order of the file. */
        record Read(List<Price> prices) implements Result {}

        /** @param line from 1, the header included */
        record InvalidCsv(int line, CsvFault fault) implements Result, Refusal {
            @Override
            public String code() {
                return "price-list.invalid-csv";
            }

            @Override
            public List<Object> arguments() {
                return List.of(line, fault);
            }

            @Override
            public String field() {
                return "prices";
            }
        }
    }

    /** What is wrong with a line. */
    public enum CsvFault {
        COLUMNS,
        METER,
        NUMBER,
        TIERS
    }

    public static String write(List<Price> prices) {
        return prices.stream().map(PriceCsv::line).collect(Collectors.joining("\r\n", HEADER + "\r\n", "\r\n"));
    }

    private static String line(Price price) {
        var cap = price.monthlyCap();
        var tiers = price.tiers().stream()
                .map(tier -> plain(tier.from()) + ":" + plain(tier.perUnit().amount()))
                .collect(Collectors.joining(";"));
        return String.join(
                ",",
                price.meter().name(),
                price.dimension(),
                plain(price.perUnit().amount()),
                price.allowance().signum() == 0 ? "" : plain(price.allowance()),
                cap == null ? "" : plain(cap.amount()),
                tiers);
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    public static Result read(String csv, Currency currency) {
        var lines = csv.replace("\uFEFF", "").lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER) || lines.size() > MOST_LINES) {
            return new Result.InvalidCsv(1, CsvFault.COLUMNS);
        }
        var prices = new ArrayList<Price>();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                prices.add(price(lines.get(i), currency));
            } catch (Unreadable unreadable) {
                return new Result.InvalidCsv(i + 1, unreadable.fault);
            }
        }
        return new Result.Read(List.copyOf(prices));
    }

    private static Price price(String line, Currency currency) throws Unreadable {
        var cells = Arrays.stream(line.split(",", -1)).map(String::strip).toList();
        if (cells.size() != HEADER.split(",", -1).length) {
            throw new Unreadable(CsvFault.COLUMNS);
        }
        var allowance = cells.get(3).isEmpty() ? BigDecimal.ZERO : number(cells.get(3), CsvFault.NUMBER);
        var cap = cells.get(4).isEmpty() ? null : new Money(number(cells.get(4), CsvFault.NUMBER), currency);
        var perUnit = new Money(number(cells.get(2), CsvFault.NUMBER), currency);
        var tiers = tiers(cells.get(5), currency);
        try {
            return new Price(meter(cells.get(0)), cells.get(1), perUnit, allowance, tiers, cap);
        } catch (IllegalArgumentException falling) {
            throw new Unreadable(CsvFault.TIERS);
        }
    }

    private static Meter meter(String name) throws Unreadable {
        for (var meter : Meter.values()) {
            if (meter.name().equals(name)) {
                return meter;
            }
        }
        throw new Unreadable(CsvFault.METER);
    }

    /** As written in the column {@code tiers}; empty for none. */
    private static List<Tier> tiers(String text, Currency currency) throws Unreadable {
        var tiers = new ArrayList<Tier>();
        for (var part : text.isEmpty() ? new String[0] : text.split(";", -1)) {
            var sides = part.strip().split(":", -1);
            if (sides.length != 2) {
                throw new Unreadable(CsvFault.TIERS);
            }
            tiers.add(new Tier(
                    number(sides[0].strip(), CsvFault.TIERS),
                    new Money(number(sides[1].strip(), CsvFault.TIERS), currency)));
        }
        return tiers;
    }

    private static BigDecimal number(String text, CsvFault fault) throws Unreadable {
        if (!text.matches(NUMBER)) {
            throw new Unreadable(fault);
        }
        return new BigDecimal(text);
    }

    /** Leaves the reading of a line. */
    private static final class Unreadable extends Exception {
        private final CsvFault fault;

        private Unreadable(CsvFault fault) {
            super(fault.name());
            this.fault = fault;
        }
    }
}
