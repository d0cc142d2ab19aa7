package cloud.nuvem.metering.rest;

import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.metering.MonthToDate;
import cloud.nuvem.metering.ResourceUsage;
import cloud.nuvem.metering.UsageGap;
import cloud.nuvem.metering.UsageLine;
import cloud.nuvem.metering.UsageRecord;
import cloud.nuvem.metering.UsageReport;
import cloud.nuvem.pricing.Charge;
import cloud.nuvem.pricing.DatedPrice;
import cloud.nuvem.pricing.Meter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is answered about usage. Decimals are texts, so that no reader rounds them. */
final class UsageResponses {

    private UsageResponses() {}

    /** @param amount decimal */
    record MoneyResponse(String amount, String currency) {
        static MoneyResponse of(Money money) {
            return new MoneyResponse(
                    money.amount().toPlainString(), money.currency().getCurrencyCode());
        }

        static @Nullable MoneyResponse orNull(@Nullable Money money) {
            return money == null ? null : of(money);
        }
    }

    /** @param uid what is billed, whatever its name */
    record ResourceResponse(String kind, @Nullable String project, String name, String uid) {
        static ResourceResponse of(ResourceRef resource, String uid) {
            return new ResourceResponse(resource.kind(), resource.project(), resource.name(), uid);
        }
    }

    /** @param unit {@code hour}, {@code gib-month} or {@code gib} */
    record AmountResponse(String meter, String amount, String unit) {
        static AmountResponse of(Meter meter, BigDecimal amount) {
            return new AmountResponse(
                    UsageParameters.name(meter),
                    amount.stripTrailingZeros().toPlainString(),
                    UsageParameters.name(meter.unit()));
        }
    }

    /**
     * @param cost null where there was no price
     * @param open whether it goes on
     */
    record LineResponse(
            String month,
            String region,
            ResourceResponse resource,
            String dimension,
            Map<String, String> tags,
            Instant from,
            Instant to,
            AmountResponse amount,
            @Nullable MoneyResponse cost,
            boolean open) {
        static LineResponse of(UsageLine line) {
            return new LineResponse(
                    line.month().toString(),
                    line.region().value(),
                    ResourceResponse.of(line.resource(), line.uid()),
                    line.dimension(),
                    line.tags(),
                    line.period().from(),
                    line.period().to(),
                    AmountResponse.of(line.meter(), line.amount()),
                    MoneyResponse.orNull(line.cost()),
                    line.open());
        }
    }

    /** @param steps days, or first days of months */
    record ReportResponse(
            MoneyResponse total,
            List<LocalDate> steps,
            List<GroupResponse> groups,
            List<String> monthsInOtherCurrency,
            long unpricedLines,
            @Nullable Instant until) {
        static ReportResponse of(UsageReport report) {
            return new ReportResponse(
                    MoneyResponse.of(report.total()),
                    report.steps(),
                    report.groups().stream().map(GroupResponse::of).toList(),
                    report.otherCurrency().stream().map(YearMonth::toString).toList(),
                    report.unpriced(),
                    report.until());
        }
    }

    /** @param course the cost in each of the report's steps */
    record GroupResponse(
            String key,
            @Nullable ResourceResponse resource,
            int resources,
            MoneyResponse cost,
            List<AmountResponse> amounts,
            List<String> course) {
        static GroupResponse of(UsageReport.Group group) {
            var resource = group.resource();
            return new GroupResponse(
                    group.key(),
                    resource == null ? null : ResourceResponse.of(resource, group.key()),
                    group.resources(),
                    MoneyResponse.of(group.cost()),
                    group.amounts().stream()
                            .map(amount -> AmountResponse.of(amount.meter(), amount.amount()))
                            .toList(),
                    group.course().stream()
                            .map(step -> step.amount().toPlainString())
                            .toList());
        }
    }

    record SoFarResponse(String month, @Nullable Instant until, MoneyResponse soFar, MoneyResponse forecast) {
        static SoFarResponse of(MonthToDate month) {
            return new SoFarResponse(
                    month.month().toString(),
                    month.until(),
                    MoneyResponse.of(month.soFar()),
                    MoneyResponse.of(month.forecast()));
        }
    }

    record ExplanationResponse(String month, ResourceResponse resource, List<ExplainedResponse> lines) {
        static ExplanationResponse of(ResourceUsage usage) {
            return new ExplanationResponse(
                    usage.month().toString(),
                    ResourceResponse.of(usage.resource(), usage.uid()),
                    usage.lines().stream().map(ExplainedResponse::of).toList());
        }
    }

    /** @param prices that were in force, with what was used at each */
    record ExplainedResponse(
            String meter,
            String dimension,
            @Nullable MoneyResponse cost,
            List<PriceResponse> prices,
            List<RecordResponse> records) {
        static ExplainedResponse of(ResourceUsage.Line line) {
            var charge = line.charge();
            return new ExplainedResponse(
                    UsageParameters.name(line.meter()),
                    line.dimension(),
                    charge == null ? null : MoneyResponse.of(charge.amount()),
                    charge == null
                            ? List.of()
                            : charge.parts().stream().map(PriceResponse::of).toList(),
                    line.records().stream().map(RecordResponse::of).toList());
        }
    }

    /** @param units hours, GiB-months or GiB, to nine decimals */
    record PriceResponse(
            Instant validFrom,
            Instant validTo,
            String perUnit,
            String currency,
            @Nullable String monthlyCap,
            String discountPercent,
            String priceList,
            String units,
            String amount) {

        private static final int DECIMALS = 9;

        static PriceResponse of(Charge.Part part) {
            DatedPrice dated = part.price();
            var cap = dated.price().monthlyCap();
            return new PriceResponse(
                    dated.validity().from(),
                    dated.validity().to(),
                    dated.price().perUnit().amount().toPlainString(),
                    dated.price().perUnit().currency().getCurrencyCode(),
                    cap == null ? null : cap.amount().toPlainString(),
                    dated.discountPercent().toPlainString(),
                    dated.list().toString(),
                    part.units().rounded(DECIMALS).toPlainString(),
                    part.amount().rounded(DECIMALS).toPlainString());
        }
    }

    record RecordResponse(UUID id, Instant from, Instant to, String quantity, Map<String, String> tags, boolean open) {
        static RecordResponse of(UsageRecord record) {
            return new RecordResponse(
                    record.id(),
                    record.period().from(),
                    record.period().to(),
                    record.quantity().stripTrailingZeros().toPlainString(),
                    record.tags(),
                    record.open());
        }
    }

    /** @param resource the one it concerns; null for the whole region */
    record GapResponse(
            String region,
            @Nullable String resource,
            Instant from,
            Instant to,
            boolean explained,
            List<String> inDoubt) {
        static GapResponse of(UsageGap gap) {
            return new GapResponse(
                    gap.region().value(),
                    gap.resource(),
                    gap.period().from(),
                    gap.period().to(),
                    gap.explained(),
                    gap.inDoubt());
        }
    }
}
