package cloud.nuvem.billing.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.billing.BillingAccounts;
import cloud.nuvem.billing.BillingAccounts.BillingAccount;
import cloud.nuvem.billing.BillingAccounts.ChangeBillingAccount;
import cloud.nuvem.billing.BillingAccounts.ChangeBillingAccountResult;
import cloud.nuvem.billing.PostalAddress;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.RefusedException;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Tenants;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Billing")
@RestController
@RequestMapping("/api/v1/organizations/{organization}/billing-account")
class BillingAccountController {

    private final BillingAccounts accounts;
    private final Tenants tenants;
    private final Actors actors;

    BillingAccountController(BillingAccounts accounts, Tenants tenants, Actors actors) {
        this.accounts = accounts;
        this.tenants = tenants;
        this.actors = actors;
    }

    /** @param taxId null without */
    record BillingAccountResponse(
            String legalName,
            String addressLines,
            String postalCode,
            String city,
            String region,
            String country,
            @Nullable String taxId,
            List<String> recipients,
            String purchaseOrder,
            String timeZone,
            String language,
            String currency,
            long version) {
        static BillingAccountResponse of(BillingAccount account) {
            var details = account.details();
            var address = details.address();
            var taxId = details.taxId();
            return new BillingAccountResponse(
                    details.legalName(),
                    address.lines(),
                    address.postalCode(),
                    address.city(),
                    address.region(),
                    address.country(),
                    taxId == null ? null : taxId.value(),
                    details.recipients(),
                    details.purchaseOrder(),
                    details.timeZone().getId(),
                    details.language().toLanguageTag(),
                    account.currency().getCurrencyCode(),
                    account.version());
        }
    }

    /** @param version the one seen; left out for whichever */
    record ChangeRequest(
            @NotNull String legalName,
            @NotNull String addressLines,
            @Nullable String postalCode,
            @NotNull String city,
            @Nullable String region,
            @NotNull String country,
            @Nullable String taxId,
            @NotNull List<String> recipients,
            @Nullable String purchaseOrder,
            @NotNull String timeZone,
            @NotNull String language,
            @Nullable Long version) {
        ChangeBillingAccount command(OrganizationId organization) {
            return new ChangeBillingAccount(
                    organization,
                    legalName,
                    new PostalAddress(addressLines, orEmpty(postalCode), city, orEmpty(region), country),
                    orEmpty(taxId),
                    recipients,
                    orEmpty(purchaseOrder),
                    timeZone,
                    language,
                    version);
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    @Operation(summary = "Shows whom an organization's invoices are for")
    @GetMapping
    BillingAccountResponse show(@PathVariable String organization) {
        var actor = actors.current(Door.API);
        return accounts.find(actor, organizationOf(actor, organization))
                .map(BillingAccountResponse::of)
                .orElseThrow(() -> ApiRefusal.absent("billing-account"));
    }

    @Operation(summary = "Says whom an organization's invoices are for, from the next one on")
    @PutMapping
    BillingAccountResponse change(@PathVariable String organization, @Valid @RequestBody ChangeRequest request) {
        var actor = actors.current(Door.API);
        var result = accounts.change(actor, request.command(organizationOf(actor, organization)));
        if (result instanceof Refusal refusal) {
            throw new RefusedException(refusal);
        }
        return BillingAccountResponse.of(((ChangeBillingAccountResult.Changed) result).account());
    }

    private OrganizationId organizationOf(Actor actor, String slug) {
        return tenants.findOrganization(actor, slug)
                .orElseThrow(() -> ApiRefusal.absent("organization"))
                .id();
    }
}
