package cloud.nuvem.activity.rest;

import cloud.nuvem.activity.Activity;
import cloud.nuvem.activity.Activity.ActivityExport;
import cloud.nuvem.activity.Activity.ActivityExport.Format;
import cloud.nuvem.activity.Activity.ActivityQuery;
import cloud.nuvem.activity.ActivityPlace;
import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.api.Items;
import cloud.nuvem.api.Paging;
import cloud.nuvem.kernel.Page;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.kernel.Texts;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.ProjectId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Below a project for all of it, below a machine for that one. */
@Tag(name = "Events")
@RestController
@RequestMapping("/api/v1/projects/{project}")
class ActivityController {

    private static final String MACHINE = "virtual-machine";
    private static final String OF_PROJECT = "/events";
    private static final String OF_MACHINE = "/virtual-machines/{name}/events";
    private static final String EXPORT =
            "format is csv (RFC 4180) or json-lines. No cell of the CSV is run as a formula" + " by a spreadsheet.";

    private final Activity activity;
    private final Actors actors;
    private final Texts texts;

    ActivityController(Activity activity, Actors actors, Texts texts) {
        this.activity = activity;
        this.actors = actors;
        this.texts = texts;
    }

    @Operation(
            summary = "Lists what happened in a project, newest first",
            description = "What people did and what the cluster said. Repeats next to each other are one event with a"
                    + " count, so a page may hold fewer than its limit.")
    @GetMapping(OF_PROJECT)
    ResponseEntity<Items<EventResponse>> inProject(
            @PathVariable String project,
            @ParameterObject EventParameters parameters,
            @Parameter(hidden = true) Paging paging,
            Locale language) {
        return list(ActivityPlace.of(projectOf(project)), parameters, paging, language);
    }

    @Operation(
            summary = "Lists what happened to a machine, newest first",
            description = "Also of a machine that is gone, for as long as something is known of it.")
    @GetMapping(OF_MACHINE)
    ResponseEntity<Items<EventResponse>> ofMachine(
            @PathVariable String project,
            @PathVariable String name,
            @ParameterObject EventParameters parameters,
            @Parameter(hidden = true) Paging paging,
            Locale language) {
        return list(machineOf(project, name), parameters, paging, language);
    }

    @Operation(summary = "Exports what happened in a project, newest first", description = EXPORT)
    @GetMapping(OF_PROJECT + "/export")
    void exportProject(
            @PathVariable String project,
            @RequestParam(defaultValue = "csv") String format,
            @ParameterObject EventParameters parameters,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        write(
                ActivityPlace.of(projectOf(project)),
                new ActivityExport(parameters.filter(), language, formatOf(format)),
                response);
    }

    @Operation(summary = "Exports what happened to a machine, newest first", description = EXPORT)
    @GetMapping(OF_MACHINE + "/export")
    void exportMachine(
            @PathVariable String project,
            @PathVariable String name,
            @RequestParam(defaultValue = "csv") String format,
            @ParameterObject EventParameters parameters,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        write(machineOf(project, name), new ActivityExport(parameters.filter(), language, formatOf(format)), response);
    }

    private ResponseEntity<Items<EventResponse>> list(
            ActivityPlace place, EventParameters parameters, Paging paging, Locale language) {
        var query = new ActivityQuery(parameters.filter(), language, paging.cursor(), paging.limit());
        var page = activity.page(actors.current(Door.API), place, query);
        var events = page.entries().stream()
                .map(entry -> EventResponse.of(entry, texts, language))
                .toList();
        return paging.answer(new Page<>(events, page.next(), events.size()));
    }

    /** Straight to the connection, so that a long history is not collected in memory. */
    private void write(ActivityPlace place, ActivityExport export, HttpServletResponse response) throws IOException {
        boolean csv = export.format() == Format.CSV;
        var resource = place.resource();
        var name = resource == null ? place.project().value() : resource.name();
        response.setContentType(csv ? "text/csv;charset=UTF-8" : "application/x-ndjson");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + name + "-events." + (csv ? "csv" : "jsonl") + "\"");
        activity.export(actors.current(Door.API), place, export, response.getOutputStream());
    }

    private static ActivityPlace machineOf(String project, String name) {
        var place = projectOf(project);
        if (!ResourceName.isValid(name)) {
            throw ApiRefusal.absent(MACHINE, name);
        }
        return new ActivityPlace(place, new ResourceRef(MACHINE, place.value(), name));
    }

    private static ProjectId projectOf(String text) {
        if (!ProjectId.isValid(text)) {
            throw ApiRefusal.absent("project");
        }
        return new ProjectId(text);
    }

    private static Format formatOf(String format) {
        return switch (format) {
            case "csv" -> Format.CSV;
            case "json-lines" -> Format.JSON_LINES;
            default -> throw ApiRefusal.parameter("audit.unknown-format", "format", format);
        };
    }
}
