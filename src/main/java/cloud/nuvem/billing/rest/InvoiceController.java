package cloud.nuvem.billing.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.api.Items;
import cloud.nuvem.billing.Invoice;
import cloud.nuvem.billing.InvoiceDocument;
import cloud.nuvem.billing.InvoiceId;
import cloud.nuvem.billing.Invoices;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.OrganizationId;
import cloud.nuvem.tenancy.Tenants;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Billing")
@RestController
@RequestMapping("/api/v1/organizations/{organization}/invoices")
class InvoiceController {

    private final Invoices invoices;
    private final Tenants tenants;
    private final Actors actors;

    InvoiceController(Invoices invoices, Tenants tenants, Actors actors) {
        this.invoices = invoices;
        this.tenants = tenants;
        this.actors = actors;
    }

    @Operation(summary = "Lists an organization's invoices, the newest first")
    @GetMapping
    Items<InvoiceResponse> list(@PathVariable String organization) {
        var actor = actor();
        return Items.all(invoices.of(actor, organizationOf(actor, organization)), InvoiceResponse::of);
    }

    @Operation(summary = "Shows an invoice with its lines, credits, taxes and credit notes")
    @GetMapping("/{id}")
    InvoiceDetailsResponse show(@PathVariable String organization, @PathVariable String id) {
        var actor = actor();
        return invoices.find(actor, organizationOf(actor, organization), idOf(id))
                .map(InvoiceDetailsResponse::of)
                .orElseThrow(() -> ApiRefusal.absent("invoice"));
    }

    @Operation(summary = "Says why a line costs what it costs: usage records and prices in force")
    @GetMapping("/{id}/lines/{position}/explanation")
    ExplanationResponse explain(
            @PathVariable String organization, @PathVariable String id, @PathVariable int position) {
        var actor = actor();
        return invoices.explain(actor, organizationOf(actor, organization), idOf(id), position)
                .map(ExplanationResponse::of)
                .orElseThrow(() -> ApiRefusal.absent("invoice"));
    }

    @Operation(summary = "The document, tagged for accessibility; language is en or pt-BR")
    @GetMapping(path = "/{id}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> pdf(
            @PathVariable String organization,
            @PathVariable String id,
            @RequestParam(defaultValue = "en") String language) {
        var actor = actor();
        var locale = switch (language) {
            case "en" -> Locale.ENGLISH;
            case "pt-BR" -> Locale.of("pt", "BR");
            default -> throw ApiRefusal.parameter("billing.unknown-language", "language", language);
        };
        return file(invoices.pdf(actor, organizationOf(actor, organization), idOf(id), locale));
    }

    @Operation(summary = "The lines as CSV with FOCUS columns; no cell is run as a formula by a spreadsheet")
    @GetMapping(path = "/{id}/csv", produces = "text/csv;charset=UTF-8")
    ResponseEntity<byte[]> csv(@PathVariable String organization, @PathVariable String id) {
        var actor = actor();
        return file(invoices.csv(actor, organizationOf(actor, organization), idOf(id)));
    }

    private static ResponseEntity<byte[]> file(Optional<InvoiceDocument> found) {
        var document = found.orElseThrow(() -> ApiRefusal.absent("invoice"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + document.fileName() + "\"")
                .eTag('"' + document.sha256() + '"')
                .body(document.bytes());
    }

    /** What an invoice is about and comes to. */
    record InvoiceResponse(
            UUID id,
            String number,
            String month,
            String state,
            String currency,
            String net,
            String credits,
            String tax,
            String total,
            String due,
            String issuedAt,
            String dueAt) {
        static InvoiceResponse of(Invoice invoice) {
            var amounts = invoice.amounts();
            return new InvoiceResponse(
                    invoice.id().value(),
                    String.valueOf(invoice.number()),
                    invoice.month().toString(),
                    invoice.state().name().toLowerCase(Locale.ROOT),
                    invoice.currency().getCurrencyCode(),
                    amounts.net().amount().toPlainString(),
                    amounts.credits().amount().toPlainString(),
                    amounts.tax().amount().toPlainString(),
                    amounts.total().amount().toPlainString(),
                    amounts.due().amount().toPlainString(),
                    String.valueOf(invoice.issuedAt()),
                    String.valueOf(invoice.dueAt()));
        }
    }

    private Actor actor() {
        return actors.current(Door.API);
    }

    private OrganizationId organizationOf(Actor actor, String slug) {
        return tenants.findOrganization(actor, slug)
                .orElseThrow(() -> ApiRefusal.absent("organization"))
                .id();
    }

    private static InvoiceId idOf(String text) {
        try {
            return new InvoiceId(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            throw ApiRefusal.absent("invoice");
        }
    }
}
