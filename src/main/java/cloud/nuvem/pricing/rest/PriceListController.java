package cloud.nuvem.pricing.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.api.Items;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.RefusedException;
import cloud.nuvem.pricing.ChangePriceListResult;
import cloud.nuvem.pricing.PriceList;
import cloud.nuvem.pricing.PriceListId;
import cloud.nuvem.pricing.PriceLists;
import cloud.nuvem.pricing.PriceLists.ActivatePriceList;
import cloud.nuvem.pricing.PriceLists.DraftPriceList;
import cloud.nuvem.pricing.PriceLists.SavePriceList;
import cloud.nuvem.pricing.PricingChange;
import cloud.nuvem.pricing.SimulationResult;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Price lists, for the provider's staff. */
@Tag(name = "Provider")
@RestController
@RequestMapping("/api/v1/provider/price-lists")
class PriceListController {

    private final PriceLists lists;
    private final Actors actors;

    PriceListController(PriceLists lists, Actors actors) {
        this.lists = lists;
        this.actors = actors;
    }

    /** @param prices absent in a list of lists */
    record PriceListResponse(
            String id,
            String name,
            String currency,
            String state,
            int version,
            String note,
            @Nullable String validFrom,
            @Nullable String validTo,
            @Nullable List<PriceBody> prices) {

        static PriceListResponse of(PriceList list, boolean withPrices) {
            return new PriceListResponse(
                    list.id().toString(),
                    list.name(),
                    list.currency().getCurrencyCode(),
                    PriceBody.name(list.state()),
                    list.version(),
                    list.note(),
                    text(list.validFrom()),
                    text(list.validTo()),
                    withPrices ? list.prices().stream().map(PriceBody::of).toList() : null);
        }

        private static @Nullable String text(@Nullable Instant at) {
            return at == null ? null : at.toString();
        }
    }

    /** @param copyOf id of a list to begin with; may be left out */
    record DraftRequest(
            @NotNull String name,
            @NotNull String currency,
            @Nullable String copyOf) {}

    /** @param version the one that was read */
    record SaveRequest(
            @NotNull Integer version,
            @Nullable String note,
            @NotNull @Size(max = 5_000) List<@Valid PriceBody> prices) {}

    /**
     * @param validFrom instant in UTC; left out for now
     * @param confirm the date from which it counts, in UTC
     */
    record ActivateRequest(
            @NotNull Integer version,
            @Nullable Instant validFrom,
            @NotNull String confirm) {}

    @Operation(summary = "Lists all price lists, drafts first")
    @GetMapping
    Items<PriceListResponse> list() {
        return Items.all(lists.all(actor()), list -> PriceListResponse.of(list, false));
    }

    @Operation(summary = "Shows one price list with its prices")
    @GetMapping("/{id}")
    PriceListResponse show(@PathVariable String id) {
        return PriceListResponse.of(find(idOf(id)), true);
    }

    @Operation(summary = "Who changed what of a price list, newest first")
    @GetMapping("/{id}/history")
    Items<PricingChange> history(@PathVariable String id) {
        var list = find(idOf(id));
        return Items.all(lists.history(actor(), list.id()), Function.identity());
    }

    @Operation(summary = "Begins a draft, empty or as a copy of another list")
    @PostMapping
    ResponseEntity<PriceListResponse> draft(@Valid @RequestBody DraftRequest request) {
        var source = request.copyOf();
        var command = new DraftPriceList(request.name(), request.currency(), source == null ? null : idOf(source));
        var list = changed(lists.draft(actor(), command));
        return ResponseEntity.created(URI.create("/api/v1/provider/price-lists/" + list.id()))
                .body(PriceListResponse.of(list, true));
    }

    @Operation(summary = "Replaces note and prices of a draft")
    @PutMapping("/{id}")
    PriceListResponse save(@PathVariable String id, @Valid @RequestBody SaveRequest request) {
        var draft = lists.find(actor(), idOf(id));
        var currency = draft.map(PriceList::currency).orElse(Currency.getInstance("EUR")); // absent: refused below
        var prices =
                request.prices().stream().map(price -> price.price(currency)).toList();
        var note = request.note() == null ? draft.map(PriceList::note).orElse("") : request.note();
        var command = new SavePriceList(idOf(id), request.version(), note, prices);
        return PriceListResponse.of(changed(lists.save(actor(), command)), true);
    }

    @Operation(summary = "Throws a draft away")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String id) {
        if (lists.discard(actor(), idOf(id)) instanceof Refusal refusal) {
            throw new RefusedException(refusal);
        }
    }

    @Operation(
            summary = "Activates a draft, from now or a moment to come, for good",
            description = "What is activated never changes. The field confirm repeats the date from which it counts.")
    @PostMapping("/{id}/activate")
    PriceListResponse activate(@PathVariable String id, @Valid @RequestBody ActivateRequest request) {
        var command = new ActivatePriceList(idOf(id), request.version(), request.validFrom(), request.confirm());
        return PriceListResponse.of(changed(lists.activate(actor(), command)), true);
    }

    /**
     * @param before sum of all lines as they were rated
     * @param unpriced lines with usage that the list has no price for
     * @param otherCurrency organizations left out because they pay in another currency
     */
    record SimulationResponse(
            String month,
            String currency,
            String before,
            String after,
            long unpriced,
            long otherCurrency,
            List<OrganizationResponse> organizations) {}

    /** One organization's month. */
    record OrganizationResponse(String name, String before, String after) {}

    @Operation(summary = "What a month that has passed cost, and would have cost on this list")
    @GetMapping("/{id}/simulation")
    SimulationResponse simulate(@PathVariable String id, @RequestParam String month) {
        return switch (lists.simulate(actor(), idOf(id), monthOf(month))) {
            case SimulationResult.Simulated result -> response(result);
            case SimulationResult.NothingMetered refusal -> throw new RefusedException(refusal);
            case SimulationResult.MonthNotOver refusal -> throw new RefusedException(refusal);
            case SimulationResult.UnknownList refusal -> throw new RefusedException(refusal);
        };
    }

    private static SimulationResponse response(SimulationResult.Simulated result) {
        return new SimulationResponse(
                result.month().toString(),
                result.before().currency().getCurrencyCode(),
                PriceBody.text(result.before()),
                PriceBody.text(result.after()),
                result.unpriced(),
                result.otherCurrency(),
                result.organizations().stream()
                        .map(each -> new OrganizationResponse(
                                each.name(), PriceBody.text(each.before()), PriceBody.text(each.after())))
                        .toList());
    }

    private PriceList find(PriceListId id) {
        return lists.find(actor(), id)
                .orElseThrow(() -> new RefusedException(new ChangePriceListResult.UnknownPriceList()));
    }

    private static PriceList changed(ChangePriceListResult result) {
        if (result instanceof Refusal refusal) {
            throw new RefusedException(refusal);
        }
        return ((ChangePriceListResult.Changed) result).list();
    }

    private Actor actor() {
        return actors.current(Door.API);
    }

    /** A list that cannot exist is looked for all the same, so that strangers learn nothing. */
    private static PriceListId idOf(String text) {
        try {
            return new PriceListId(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return new PriceListId(new UUID(0, 0));
        }
    }

    private static YearMonth monthOf(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException unreadable) {
            throw ApiRefusal.parameter("invalid-value", "month");
        }
    }
}
