package cloud.nuvem.metering.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.api.Items;
import cloud.nuvem.api.Paging;
import cloud.nuvem.metering.Usage;
import cloud.nuvem.metering.Usage.ExportFormat;
import cloud.nuvem.metering.UsageQuestion;
import cloud.nuvem.metering.UsageQuestion.GroupBy;
import cloud.nuvem.metering.rest.UsageResponses.ExplanationResponse;
import cloud.nuvem.metering.rest.UsageResponses.GapResponse;
import cloud.nuvem.metering.rest.UsageResponses.LineResponse;
import cloud.nuvem.metering.rest.UsageResponses.ReportResponse;
import cloud.nuvem.metering.rest.UsageResponses.SoFarResponse;
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
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Usage")
@RestController
@RequestMapping("/api/v1/organizations/{organization}/usage")
class UsageController {

    private final Usage usage;
    private final Tenants tenants;
    private final Actors actors;
    private final Clock clock;

    UsageController(Usage usage, Tenants tenants, Actors actors, Clock clock) {
        this.usage = usage;
        this.tenants = tenants;
        this.actors = actors;
        this.clock = clock;
    }

    @Operation(
            summary = "Lists what was used and what it costs",
            description = "One line for each month, resource, meter, dimension and set of tags.")
    @GetMapping
    ResponseEntity<Items<LineResponse>> list(
            @PathVariable String organization,
            @ParameterObject UsageParameters parameters,
            @Parameter(hidden = true) Paging paging) {
        var actor = actors.current(Door.API);
        var place = organizationOf(actor, organization);
        var page = usage.lines(actor, place.id(), parameters.filter(now()), paging.cursor(), paging.limit());
        return paging.answer(page.map(LineResponse::of));
    }

    @Operation(
            summary = "Sums up what was used",
            description = "groupBy is project, kind, meter, resource, day or tag; by tag, groupTag is its name."
                    + " Up to two months are told by day, more by month.")
    @GetMapping("/report")
    ReportResponse report(
            @PathVariable String organization,
            @ParameterObject UsageParameters parameters,
            @RequestParam(defaultValue = "project") String groupBy,
            @RequestParam(required = false) @Nullable String groupTag) {
        var actor = actors.current(Door.API);
        var place = organizationOf(actor, organization);
        var question = question(parameters, groupBy, groupTag);
        return ReportResponse.of(usage.report(actor, place.id(), question));
    }

    @Operation(
            summary =
                    "Tells what this month costs until now, and a forecast for its end; net, before credits and taxes")
    @GetMapping("/so-far")
    SoFarResponse soFar(@PathVariable String organization) {
        var actor = actors.current(Door.API);
        return SoFarResponse.of(
                usage.soFar(actor, organizationOf(actor, organization).id()));
    }

    @Operation(summary = "Explains a resource's month: its records, and the prices in force")
    @GetMapping("/resources/{id}")
    ExplanationResponse explain(
            @PathVariable String organization,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String month) {
        var actor = actors.current(Door.API);
        var place = organizationOf(actor, organization);
        var wanted = month == null ? now() : UsageParameters.month("month", month);
        return usage.explain(actor, place.id(), id, wanted)
                .map(ExplanationResponse::of)
                .orElseThrow(() -> ApiRefusal.absent("usage"));
    }

    @Operation(summary = "Lists stretches in which nobody watched; nothing in doubt was charged")
    @GetMapping("/gaps")
    Items<GapResponse> gaps(@PathVariable String organization, @ParameterObject UsageParameters parameters) {
        var actor = actors.current(Door.API);
        var place = organizationOf(actor, organization);
        return Items.all(usage.gaps(actor, place.id(), parameters.filter(now())), GapResponse::of);
    }

    @Operation(
            summary = "Exports what was used",
            description = "format is csv (RFC 4180) or focus (the columns of FOCUS 1.2)."
                    + " No cell is run as a formula by a spreadsheet.")
    @GetMapping("/export")
    void export(
            @PathVariable String organization,
            @RequestParam(defaultValue = "csv") String format,
            @ParameterObject UsageParameters parameters,
            HttpServletResponse response)
            throws IOException {
        var actor = actors.current(Door.API);
        var chosen = formatOf(format);
        var place = organizationOf(actor, organization);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + place.slug() + "-usage.csv\"");
        usage.export(actor, place.id(), parameters.filter(now()), chosen, response.getOutputStream());
    }

    private UsageQuestion question(UsageParameters parameters, String groupBy, @Nullable String groupTag) {
        var chosen = Arrays.stream(GroupBy.values())
                .filter(each -> UsageParameters.name(each).equals(groupBy))
                .findFirst()
                .orElseThrow(() -> ApiRefusal.parameter("invalid-value", "groupBy"));
        if ((chosen == GroupBy.TAG) != (groupTag != null)) {
            throw ApiRefusal.parameter("invalid-value", "groupTag");
        }
        return new UsageQuestion(parameters.filter(now()), chosen, groupTag);
    }

    private Organization organizationOf(Actor actor, String slug) {
        return tenants.findOrganization(actor, slug).orElseThrow(() -> ApiRefusal.absent("organization"));
    }

    private YearMonth now() {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static ExportFormat formatOf(String format) {
        return switch (format) {
            case "csv" -> ExportFormat.CSV;
            case "focus" -> ExportFormat.FOCUS;
            default -> throw ApiRefusal.parameter("usage.unknown-format", "format", format);
        };
    }
}
