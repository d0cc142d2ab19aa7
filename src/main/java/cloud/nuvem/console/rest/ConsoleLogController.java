package cloud.nuvem.console.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.console.GuestLogs;
import cloud.nuvem.console.LogTarget;
import cloud.nuvem.console.LogWish;
import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.RefusedException;
import cloud.nuvem.kernel.ResourceName;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.ProjectId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Consoles")
@RestController
@RequestMapping("/api/v1/projects/{project}/virtual-machines/{name}/console-log")
class ConsoleLogController {

    private final GuestLogs logs;
    private final Actors actors;

    ConsoleLogController(GuestLogs logs, Actors actors) {
        this.logs = logs;
        this.actors = actors;
    }

    /** Straight to the connection, so that a long log is not collected in memory. */
    @Operation(
            summary = "Reads what a machine said on its serial line since it was started",
            description = "Text, one line each, colours as the machine sent them. A log that is followed ends with the"
                    + " machine's run, when rights end, and after the time that consoles may be open.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string")))
    @GetMapping
    void read(
            @PathVariable String project,
            @PathVariable String name,
            @Parameter(description = "At most so many of the last lines, 0 to 100000")
                    @RequestParam(defaultValue = "1000")
                    String tail,
            @Parameter(description = "Only lines from this moment on (RFC 3339)")
                    @RequestParam(required = false)
                    @Nullable
                    String since,
            @Parameter(description = "Go on with what is said from now on") @RequestParam(defaultValue = "false")
                    boolean follow,
            @Parameter(
                            description =
                                    "What was said before the cluster took the log up anew within the machine's run,"
                                            + " which happens when the log's container is restarted; not to be followed")
                    @RequestParam(defaultValue = "false")
                    boolean previous,
            @Parameter(description = "The time before each line") @RequestParam(defaultValue = "true") boolean times,
            HttpServletResponse response)
            throws IOException {
        var target = target(project, name);
        if (follow && previous) {
            throw ApiRefusal.parameter("invalid-value", "follow");
        }
        var wish = new LogWish(tailOf(tail), sinceOf(since), follow, previous);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var result = logs.copy(actors.current(Door.API), target, wish, times, response.getOutputStream());
        if (result instanceof Refusal refusal) {
            throw new RefusedException(refusal);
        }
    }

    private static LogTarget target(String project, String name) {
        if (!ProjectId.isValid(project)) {
            throw ApiRefusal.absent("project");
        }
        if (!ResourceName.isValid(name)) {
            throw ApiRefusal.absent("virtual-machine", name);
        }
        return new LogTarget(new ProjectId(project), new ResourceName(name));
    }

    private static int tailOf(String text) {
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) > LogWish.MOST) {
            throw ApiRefusal.parameter("invalid-value", "tail");
        }
        return Integer.parseInt(text);
    }

    private static @Nullable Instant sinceOf(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException notAnInstant) {
            throw ApiRefusal.parameter("invalid-value", "since");
        }
    }
}
