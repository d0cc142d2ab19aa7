package cloud.nuvem.pricing.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.pricing.Estimate;
import cloud.nuvem.pricing.Meter;
import cloud.nuvem.pricing.OfferedPrices;
import cloud.nuvem.pricing.PricedItem;
import cloud.nuvem.pricing.Prices;
import cloud.nuvem.pricing.Rating;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Tenants;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Prices in force, and what a configuration would cost: of one's own plan, or of what everybody is offered. */
@Tag(name = "Prices")
@RestController
@RequestMapping("/api/v1/prices")
class PriceController {

    private static final String USUAL = "EUR";

    private final Prices prices;
    private final Tenants tenants;
    private final Actors actors;

    PriceController(Prices prices, Tenants tenants, Actors actors) {
        this.prices = prices;
        this.tenants = tenants;
        this.actors = actors;
    }

    /**
     * @param since when these prices began
     * @param discountPercent what the plan takes off
     */
    record PricesResponse(String plan, String currency, String since, String discountPercent, List<PriceBody> prices) {

        static PricesResponse of(OfferedPrices offered) {
            return new PricesResponse(
                    offered.plan().id(),
                    offered.currency().getCurrencyCode(),
                    offered.since().toString(),
                    offered.discountPercent().toPlainString(),
                    offered.prices().stream().map(PriceBody::of).toList());
        }
    }

    @Operation(
            summary = "Prices in force",
            description =
                    "Those of an organization's plan when one is named, else what everybody is offered in a currency.")
    @GetMapping
    PricesResponse list(
            @RequestParam(required = false) @Nullable String organization,
            @RequestParam(required = false) @Nullable String currency) {
        var offered = organization == null
                ? offered(currency == null ? USUAL : currency)
                : prices.ofPlan(organization(organization).id());
        return PricesResponse.of(offered);
    }

    /** @param items 1 to 100 */
    record EstimateRequest(
            @Nullable String organization,
            @Nullable String currency,
            @NotNull @Size(min = 1, max = 100) List<@Valid ItemRequest> items) {}

    /**
     * @param quantity of each: GiB of a volume, GiB of a month's traffic; may be left out: 1
     * @param hours how long each is there in a month of 730 hours; may be left out: all of it
     * @param count how many of them; may be left out: 1
     */
    record ItemRequest(
            @NotNull String meter,
            @NotNull String dimension,
            @Nullable String quantity,
            @Nullable @Min(1) @Max(10_000) Integer count,
            @Nullable @Min(0) @Max(730) Integer hours) {

        PricedItem item() {
            var type = PriceBody.meter(meter);
            return new PricedItem(
                    type,
                    dimension,
                    quantity == null ? BigDecimal.ONE : PriceBody.number(quantity),
                    count == null ? 1 : count,
                    hours == null ? Rating.MONTH : Duration.ofHours(hours),
                    type != Meter.VM_RUNNING);
        }
    }

    /**
     * @param perMonth of 730 hours
     * @param perHour to four decimals; what flows has no hour
     * @param unpriced items without a price; they are not in the totals
     */
    record EstimateResponse(
            String currency,
            String perMonth,
            String perHour,
            String whileStopped,
            List<LineResponse> lines,
            List<LineResponse> unpriced) {

        static EstimateResponse of(Estimate estimate) {
            return new EstimateResponse(
                    estimate.perMonth().currency().getCurrencyCode(),
                    PriceBody.text(estimate.perMonth()),
                    PriceBody.text(estimate.perHour()),
                    PriceBody.text(estimate.whileStopped()),
                    estimate.lines().stream()
                            .map(line -> LineResponse.of(
                                    line.item(), PriceBody.text(line.perMonth()), PriceBody.text(line.perHour())))
                            .toList(),
                    estimate.unpriced().stream()
                            .map(item -> LineResponse.of(item, null, null))
                            .toList());
        }
    }

    /** One item with its share. */
    record LineResponse(
            String meter,
            String dimension,
            String quantity,
            int count,
            @Nullable String perMonth,
            @Nullable String perHour) {

        static LineResponse of(PricedItem item, @Nullable String perMonth, @Nullable String perHour) {
            return new LineResponse(
                    PriceBody.name(item.meter()),
                    item.dimension(),
                    item.quantity().toPlainString(),
                    item.count(),
                    perMonth,
                    perHour);
        }
    }

    @Operation(
            summary = "What a configuration would cost",
            description = "Rated exactly as the invoice is. Nothing is created or kept.")
    @PostMapping("/estimate")
    EstimateResponse estimate(@Valid @RequestBody EstimateRequest request) {
        var items = request.items().stream().map(ItemRequest::item).toList();
        var slug = request.organization();
        if (slug != null) {
            return EstimateResponse.of(prices.estimate(organization(slug).id(), items));
        }
        var offered = offered(request.currency() == null ? USUAL : request.currency());
        return EstimateResponse.of(prices.estimate(offered.currency(), items).orElseThrow());
    }

    private Organization organization(String slug) {
        return tenants.findOrganization(actors.current(Door.API), slug)
                .orElseThrow(() -> ApiRefusal.absent("organization"));
    }

    private OfferedPrices offered(String currency) {
        return prices.offered().stream()
                .filter(offer -> offer.currency().getCurrencyCode().equals(currency))
                .findFirst()
                .orElseThrow(() -> ApiRefusal.absent("currency", currency));
    }
}
