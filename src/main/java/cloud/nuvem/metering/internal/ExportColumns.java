package cloud.nuvem.metering.internal;

import cloud.nuvem.metering.UsageLine;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.MonthlyUsage;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pure: a line as a row of a file.
 *
 * @see <a href="https://focus.finops.org/focus-specification/v1-2/">FOCUS 1.2</a>, of which what a provider without commitments
 *     and credits knows
 */
final class ExportColumns {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ExportColumns() {}

    /** Column by column, under its name. */
    static Map<String, Function<UsageLine, String>> plain() {
        var columns = new LinkedHashMap<String, Function<UsageLine, String>>();
        columns.put("month", line -> line.month().toString());
        columns.put("project", ExportColumns::project);
        columns.put("region", line -> line.region().value());
        columns.put("kind", line -> line.resource().kind());
        columns.put("name", line -> line.resource().name());
        columns.put("uid", UsageLine::uid);
        columns.put("meter", line -> line.meter().name());
        columns.put("dimension", UsageLine::dimension);
        columns.put("from", line -> line.period().from().toString());
        columns.put("to", line -> line.period().to().toString());
        columns.put("amount", ExportColumns::amount);
        columns.put("unit", line -> unit(line.meter()));
        columns.put(
                "cost", line -> money(line.cost() == null ? null : line.cost().amount()));
        columns.put("currency", ExportColumns::currency);
        columns.put("tags", ExportColumns::tags);
        return columns;
    }

    /** @param issuer who sells and bills */
    static Map<String, Function<UsageLine, String>> focus(String organization, String issuer) {
        var columns = new LinkedHashMap<String, Function<UsageLine, String>>();
        columns.put("BilledCost", ExportColumns::cost);
        columns.put("BillingAccountId", line -> organization);
        columns.put("BillingAccountName", line -> "");
        columns.put("BillingCurrency", ExportColumns::currency);
        columns.put(
                "BillingPeriodEnd",
                line -> MonthlyUsage.month(line.month()).to().toString());
        columns.put(
                "BillingPeriodStart",
                line -> MonthlyUsage.month(line.month()).from().toString());
        columns.put("ChargeCategory", line -> "Usage");
        columns.put("ChargeClass", line -> "");
        columns.put("ChargeDescription", line -> service(line.meter()) + " " + line.dimension());
        columns.put("ChargeFrequency", line -> "Usage-Based");
        columns.put("ChargePeriodEnd", line -> line.period().to().toString());
        columns.put("ChargePeriodStart", line -> line.period().from().toString());
        columns.put("ConsumedQuantity", ExportColumns::amount);
        columns.put("ConsumedUnit", line -> unit(line.meter()));
        columns.put("ContractedCost", ExportColumns::cost);
        columns.put("EffectiveCost", ExportColumns::cost);
        columns.put("InvoiceIssuerName", line -> issuer);
        columns.put(
                "ListCost",
                line -> money(
                        line.listCost() == null
                                ? BigDecimal.ZERO
                                : line.listCost().amount()));
        columns.put("PricingCategory", line -> "Standard");
        columns.put("PricingQuantity", ExportColumns::amount);
        columns.put("PricingUnit", line -> unit(line.meter()));
        columns.put("ProviderName", line -> issuer);
        columns.put("PublisherName", line -> issuer);
        columns.put("RegionId", line -> line.region().value());
        columns.put("RegionName", line -> line.region().value());
        columns.put("ResourceId", UsageLine::uid);
        columns.put("ResourceName", line -> line.resource().name());
        columns.put("ResourceType", line -> line.resource().kind());
        columns.put("ServiceCategory", line -> category(line.meter()));
        columns.put("ServiceName", line -> service(line.meter()));
        columns.put("SkuId", line -> line.meter().name() + "/" + line.dimension());
        columns.put("SubAccountId", ExportColumns::project);
        columns.put("SubAccountName", ExportColumns::project);
        columns.put("Tags", ExportColumns::tags);
        return columns;
    }

    static List<String> row(Map<String, Function<UsageLine, String>> columns, UsageLine line) {
        return columns.values().stream().map(column -> column.apply(line)).toList();
    }

    private static String project(UsageLine line) {
        return Objects.requireNonNull(line.resource().project());
    }

    private static String amount(UsageLine line) {
        return line.amount().stripTrailingZeros().toPlainString();
    }

    /** FOCUS has no empty costs: what has no price costs nothing. */
    private static String cost(UsageLine line) {
        return money(line.cost() == null ? BigDecimal.ZERO : line.cost().amount());
    }

    private static String money(@Nullable BigDecimal amount) {
        return amount == null ? "" : amount.toPlainString();
    }

    private static String currency(UsageLine line) {
        return line.cost() == null ? "" : line.cost().currency().getCurrencyCode();
    }

    private static String tags(UsageLine line) {
        return JSON.writeValueAsString(new TreeMap<>(line.tags()));
    }

    private static String unit(Meter meter) {
        return switch (meter.unit()) {
            case HOUR -> "Hours";
            case GIB_MONTH -> "GiB-Months";
            case GIB -> "GiB";
        };
    }

    private static String service(Meter meter) {
        return switch (meter) {
            case VM_RUNNING -> "Virtual Machines";
            case VOLUME_SIZE -> "Volumes";
            case OUTBOUND_TRAFFIC -> "Outbound Traffic";
        };
    }

    private static String category(Meter meter) {
        return switch (meter) {
            case VM_RUNNING -> "Compute";
            case VOLUME_SIZE -> "Storage";
            case OUTBOUND_TRAFFIC -> "Networking";
        };
    }
}
