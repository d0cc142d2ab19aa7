package cloud.nuvem.audit.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.api.Items;
import cloud.nuvem.api.Paging;
import cloud.nuvem.audit.AuditTrail;
import cloud.nuvem.audit.AuditTrail.AuditQuery;
import cloud.nuvem.audit.AuditTrail.ExportFormat;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Tenants;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Audit")
@RestController
@RequestMapping("/api/v1/organizations/{organization}/audit-entries")
class AuditEntryController {

    private final AuditTrail trail;
    private final Tenants tenants;
    private final Actors actors;

    AuditEntryController(AuditTrail trail, Tenants tenants, Actors actors) {
        this.trail = trail;
        this.tenants = tenants;
        this.actors = actors;
    }

    @Operation(summary = "Lists what was done in an organization, newest first")
    @GetMapping
    ResponseEntity<Items<AuditEntryResponse>> list(
            @PathVariable String organization,
            @ParameterObject AuditFilterParameters filter,
            @Parameter(hidden = true) Paging paging) {
        var actor = actors.current(Door.API);
        var query = new AuditQuery(filter.filter(), paging.cursor(), 0, paging.limit());
        var page = trail.page(actor, organizationOf(actor, organization).id(), query);
        return paging.answer(page.map(AuditEntryResponse::of));
    }

    /** Written straight to the connection, so that a long trail is not collected in memory. */
    @Operation(
            summary = "Exports what was done in an organization, oldest first",
            description =
                    "format is csv (RFC 4180) or json-lines. No cell of the CSV is run as a formula by a spreadsheet.")
    @GetMapping("/export")
    void export(
            @PathVariable String organization,
            @RequestParam(defaultValue = "csv") String format,
            @ParameterObject AuditFilterParameters filter,
            HttpServletResponse response)
            throws IOException {
        var actor = actors.current(Door.API);
        var chosen = formatOf(format);
        var place = organizationOf(actor, organization);
        response.setContentType(chosen == ExportFormat.CSV ? "text/csv;charset=UTF-8" : "application/x-ndjson");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + place.slug() + "-audit." + (chosen == ExportFormat.CSV ? "csv" : "jsonl")
                        + "\"");
        trail.export(actor, place.id(), filter.filter(), chosen, response.getOutputStream());
    }

    private Organization organizationOf(Actor actor, String slug) {
        return tenants.findOrganization(actor, slug).orElseThrow(() -> ApiRefusal.absent("organization"));
    }

    private static ExportFormat formatOf(String format) {
        return switch (format) {
            case "csv" -> ExportFormat.CSV;
            case "json-lines" -> ExportFormat.JSON_LINES;
            default -> throw ApiRefusal.parameter("audit.unknown-format", "format", format);
        };
    }
}
