package cloud.nuvem.billing.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.api.Items;
import cloud.nuvem.billing.Credits;
import cloud.nuvem.billing.Credits.Credit;
import cloud.nuvem.billing.Credits.GrantCredit;
import cloud.nuvem.billing.Credits.GrantCreditResult.Granted;
import cloud.nuvem.kernel.Money;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.RefusedException;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.OrganizationId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Credits of all organizations, for the provider's staff. */
@Tag(name = "Provider")
@RestController
@RequestMapping("/api/v1/provider/credits")
class CreditController {

    private final Credits credits;
    private final Actors actors;

    CreditController(Credits credits, Actors actors) {
        this.credits = credits;
        this.actors = actors;
    }

    /**
     * @param left what invoices have not taken yet
     * @param expiresAt null for never
     */
    record CreditResponse(
            UUID id,
            UUID organization,
            String currency,
            String amount,
            String left,
            String reason,
            String grantedAt,
            @Nullable String expiresAt) {
        static CreditResponse of(Credits.GrantedCredit granted) {
            Credit credit = granted.credit();
            var expires = credit.expiresAt();
            return new CreditResponse(
                    credit.id(),
                    granted.organization().value(),
                    credit.amount().currency().getCurrencyCode(),
                    credit.amount().amount().toPlainString(),
                    credit.left().amount().toPlainString(),
                    credit.reason(),
                    credit.grantedAt().toString(),
                    expires == null ? null : expires.toString());
        }
    }

    /** @param expiresAt left out for never */
    record GrantRequest(
            @NotNull UUID organization,
            @NotNull String amount,
            @NotNull String currency,
            @NotNull String reason,
            @Nullable Instant expiresAt) {
        GrantCredit command() {
            return new GrantCredit(
                    new OrganizationId(organization), new Money(number(), unit()), reason.strip(), expiresAt);
        }

        private BigDecimal number() {
            if (!amount.matches("[0-9]{1,13}(\\.[0-9]{1,3})?")) {
                throw ApiRefusal.field("credit.invalid-amount", "amount");
            }
            return new BigDecimal(amount);
        }

        private Currency unit() {
            try {
                return Currency.getInstance(currency);
            } catch (IllegalArgumentException unknown) {
                throw ApiRefusal.field("credit.invalid-amount", "currency");
            }
        }
    }

    /** Of the credit that was made. */
    record GrantResponse(UUID id) {}

    @Operation(summary = "Lists credits of all organizations, the latest first")
    @GetMapping
    Items<CreditResponse> list() {
        return Items.all(credits.all(actors.current(Door.API)), CreditResponse::of);
    }

    @Operation(summary = "Grants a credit: invoices made from now on take it, the oldest first")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    GrantResponse grant(@Valid @RequestBody GrantRequest request) {
        return switch (credits.grant(actors.current(Door.API), request.command())) {
            case Granted(var id) -> new GrantResponse(id);
            case Refusal refusal -> throw new RefusedException(refusal);
        };
    }
}
