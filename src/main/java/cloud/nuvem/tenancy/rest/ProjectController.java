package cloud.nuvem.tenancy.rest;

import cloud.nuvem.api.ApiRefusal;
import cloud.nuvem.api.Items;
import cloud.nuvem.kernel.RefusedException;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.tenancy.Actor;
import cloud.nuvem.tenancy.Actor.Door;
import cloud.nuvem.tenancy.Actors;
import cloud.nuvem.tenancy.Organization;
import cloud.nuvem.tenancy.Project;
import cloud.nuvem.tenancy.ProjectId;
import cloud.nuvem.tenancy.Projects;
import cloud.nuvem.tenancy.Projects.CreateProject;
import cloud.nuvem.tenancy.Projects.CreateProjectResult;
import cloud.nuvem.tenancy.Projects.DeleteProjectResult;
import cloud.nuvem.tenancy.Tenants;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Projects")
@RestController
@RequestMapping("/api/v1/projects")
class ProjectController {

    private final Projects projects;
    private final Tenants tenants;
    private final Actors actors;

    ProjectController(Projects projects, Tenants tenants, Actors actors) {
        this.projects = projects;
        this.tenants = tenants;
        this.actors = actors;
    }

    @Operation(summary = "Lists the projects in which the caller has a role, by organization and name")
    @GetMapping
    Items<ProjectResponse> list(@RequestParam(required = false) @Nullable String organization) {
        var actor = actors.current(Door.API);
        var organizations =
                tenants.organizations(actor).stream().collect(Collectors.toMap(Organization::id, Function.identity()));
        var found = tenants.projects(actor).stream()
                .map(project -> ProjectResponse.of(project, slugOf(organizations.get(project.organization()))))
                .filter(project ->
                        organization == null || project.organization().equals(organization))
                .toList();
        return Items.all(found, Function.identity());
    }

    @Operation(summary = "Shows one project")
    @GetMapping("/{project}")
    ProjectResponse show(@PathVariable String project) {
        var actor = actors.current(Door.API);
        return tenants.findProject(actor, idOf(project))
                .map(found -> response(actor, found))
                .orElseThrow(() -> ApiRefusal.absent("project"));
    }

    @Operation(summary = "Creates a project; its place in the cluster follows within seconds")
    @PostMapping
    ResponseEntity<ProjectResponse> create(@Valid @RequestBody CreateProjectRequest request) {
        var actor = actors.current(Door.API);
        var organization = tenants.findOrganization(actor, request.organization())
                .orElseThrow(() -> ApiRefusal.absent("organization"));
        var command = new CreateProject(organization.id(), request.name(), regionOf(request.region()));
        var project = switch (projects.create(actor, command)) {
            case CreateProjectResult.Created(var created) -> created;
            case CreateProjectResult.InvalidName refusal -> throw new RefusedException(refusal);
            case CreateProjectResult.NameTaken refusal -> throw new RefusedException(refusal);
            case CreateProjectResult.UnknownRegion refusal -> throw new RefusedException(refusal);
            case CreateProjectResult.NotAllowed refusal -> throw new RefusedException(refusal);
        };
        return ResponseEntity.created(URI.create("/api/v1/projects/" + project.id()))
                .body(ProjectResponse.of(project, organization.slug()));
    }

    @Operation(
            summary = "Deletes an empty project",
            description = "The parameter confirm repeats the project's name, so that nothing is deleted by mistake.")
    @DeleteMapping("/{project}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String project, @RequestParam String confirm) {
        switch (projects.delete(actors.current(Door.API), idOf(project), confirm)) {
            case DeleteProjectResult.Deleted _ -> {}
            case DeleteProjectResult.ConfirmationDiffers _ ->
                throw ApiRefusal.parameter("project.confirmation-differs", "confirm");
            case DeleteProjectResult.NotEmpty refusal -> throw new RefusedException(refusal);
            case DeleteProjectResult.NotAllowed refusal -> throw new RefusedException(refusal);
        }
    }

    private ProjectResponse response(Actor actor, Project project) {
        var organization = tenants.findOrganization(actor, project.organization());
        return ProjectResponse.of(project, slugOf(organization.orElse(null)));
    }

    /** A role taken away between two reads leaves a project without its organization: then neither is there. */
    private static String slugOf(@Nullable Organization organization) {
        if (organization == null) {
            throw ApiRefusal.absent("project");
        }
        return organization.slug();
    }

    private Region regionOf(@Nullable String name) {
        if (name == null) {
            return projects.regions().stream()
                    .findFirst()
                    .orElseThrow(() -> ApiRefusal.field("missing-value", "region"));
        }
        return projects.regions().stream()
                .filter(region -> region.value().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException(new CreateProjectResult.UnknownRegion(name)));
    }

    private static ProjectId idOf(String text) {
        if (!ProjectId.isValid(text)) {
            throw ApiRefusal.absent("project");
        }
        return new ProjectId(text);
    }
}
