package cloud.nuvem.billing.internal;

import cloud.nuvem.billing.BillingDetails;
import cloud.nuvem.billing.InvoiceDetails.HoldReason;
import cloud.nuvem.billing.InvoiceDetails.HoldReason.Code;
import cloud.nuvem.billing.Seller;
import cloud.nuvem.billing.internal.InvoiceDraft.Credit;
import cloud.nuvem.billing.internal.InvoiceDraft.Line;
import cloud.nuvem.billing.internal.InvoiceDraft.Tax;
import cloud.nuvem.billing.internal.InvoiceDraft.Totals;
import cloud.nuvem.kernel.Period;
import cloud.nuvem.metering.UsageRecord;
import cloud.nuvem.pricing.PriceTimeline;
import cloud.nuvem.tenancy.OrganizationId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes an invoice of what was used: lines, credits, taxes, totals. Pure: the same usage makes the same invoice. */
final class InvoiceMaker {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Period month;
    private final Seller seller;
    private final List<TaxRules.Rate> rates;

    InvoiceMaker(Period month, Seller seller, List<TaxRules.Rate> rates) {
        this.month = month;
        this.seller = seller;
        this.rates = List.copyOf(rates);
    }

    /**
     * All about one organization's month.
     *
     * @param buyer null while nobody said whom to bill
     * @param currency of the plan, for a month without prices
     * @param credits what is left of each, the oldest first
     */
    record Payer(
            OrganizationId organization,
            @Nullable BillingDetails buyer,
            Currency currency,
            List<AvailableCredit> credits,
            Map<String, String> projectNames) {}

    /** @param left positive */
    record AvailableCredit(UUID id, BigDecimal left) {}

    InvoiceDraft make(Payer payer, List<UsageRecord> usage, PriceTimeline prices) {
        var reasons = new ArrayList<HoldReason>();
        var made = lines(usage, prices);
        if (made.unpriced()) {
            reasons.add(new HoldReason(Code.USAGE_WITHOUT_PRICE, null));
        }
        if (payer.buyer() == null) {
            reasons.add(new HoldReason(Code.NO_BILLING_ACCOUNT, null));
        }
        var currency = prices.isEmpty() ? payer.currency() : prices.currency();
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        var net = sum(made.lines().stream().map(Line::amount).toList());
        var used = use(payer.credits(), net);
        var credits = sum(used.stream().map(Credit::amount).toList());
        var base = net.subtract(credits);
        var taxes = taxes(payer.buyer(), base, decimals);
        var tax = sum(taxes.stream().map(Tax::amount).toList());
        return new InvoiceDraft(
                payer.organization(),
                LocalDate.ofInstant(month.from(), ZoneOffset.UTC),
                currency,
                payer.buyer(),
                names(made.lines(), payer.projectNames()),
                shared(made.lines(), credits, tax, decimals),
                used,
                taxes,
                new Totals(net, credits, tax),
                List.copyOf(reasons));
    }

    private LineMaker.Made lines(List<UsageRecord> usage, PriceTimeline prices) {
        return prices.isEmpty()
                ? new LineMaker.Made(List.of(), !usage.isEmpty())
                : new LineMaker(month, prices).make(usage);
    }

    private static List<Credit> use(List<AvailableCredit> available, BigDecimal net) {
        var used = new ArrayList<Credit>();
        var left = net;
        for (var credit : available) {
            var taken = credit.left().min(left);
            if (taken.signum() > 0) {
                used.add(new Credit(credit.id(), taken));
                left = left.subtract(taken);
            }
        }
        return used;
    }

    private List<Tax> taxes(@Nullable BillingDetails buyer, BigDecimal base, int decimals) {
        if (buyer == null) {
            return List.of();
        }
        var lastDay = LocalDate.ofInstant(month.to(), ZoneOffset.UTC).minusDays(1);
        return TaxRules.due(seller, buyer, rates, lastDay).stream()
                .map(due -> new Tax(
                        due, base, base.multiply(due.percent()).divide(HUNDRED, decimals, RoundingMode.HALF_UP)))
                .toList();
    }

    private static List<Line> shared(List<Line> lines, BigDecimal credits, BigDecimal tax, int decimals) {
        var creditShares =
                Apportionment.split(credits, lines.stream().map(Line::amount).toList(), decimals);
        var bases = new ArrayList<BigDecimal>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            bases.add(lines.get(i).amount().subtract(creditShares.get(i)));
        }
        var taxShares = Apportionment.split(tax, bases, decimals);
        var shared = new ArrayList<Line>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            shared.add(lines.get(i).with(creditShares.get(i), taxShares.get(i)));
        }
        return shared;
    }

    private static Map<String, String> names(List<Line> lines, Map<String, String> all) {
        var names = new HashMap<String, String>();
        lines.forEach(line -> {
            var project = String.valueOf(line.resource().project());
            names.put(project, all.getOrDefault(project, project));
        });
        return names;
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
