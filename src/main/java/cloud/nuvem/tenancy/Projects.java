package cloud.nuvem.tenancy;

import cloud.nuvem.kernel.Refusal;
import cloud.nuvem.kernel.Region;
import cloud.nuvem.kernel.ResourceRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes and removes projects. */
public interface Projects {

    /** The id is made from the name plus a few characters, so that it tells nothing about other tenants' projects. */
    CreateProjectResult create(Actor actor, CreateProject command);

    /** Refuses while anything lives in the project. */
    DeleteProjectResult delete(Actor actor, ProjectId project, String typedName);

    /**
     * What lives in the project and keeps it from being deleted.
     *
     * @throws DeniedException for who may not see it
     */
    List<ResourceRef> residents(Actor actor, ProjectId project);

    /** Where a project can be made, by name. */
    List<Region> regions();

    /** @param name 1 to 60 characters, unique in the organization */
    record CreateProject(OrganizationId organization, String name, Region region) {}

    /** What became of it. */
    sealed interface CreateProjectResult {
        /** It is there; its namespace follows within seconds. */
        record Created(Project project) implements CreateProjectResult {}

        /** Empty, too long, or unprintable. */
        record InvalidName() implements CreateProjectResult, Refusal {
            @Override
            public String code() {
                return "project.invalid-name";
            }

            @Override
            public String field() {
                return "name";
            }
        }

        /** The organization has one of that name. */
        record NameTaken(String name) implements CreateProjectResult, Refusal {
            @Override
            public String code() {
                return "project.name-taken";
            }

            @Override
            public List<Object> arguments() {
                return List.of(name);
            }

            @Override
            public String field() {
                return "name";
            }

            @Override
            public Kind kind() {
                return Kind.CONFLICT;
            }
        }

        /** No region of that name is offered. */
        record UnknownRegion(String region) implements CreateProjectResult, Refusal {
            @Override
            public String code() {
                return "project.unknown-region";
            }

            @Override
            public List<Object> arguments() {
                return List.of(region);
            }

            @Override
            public String field() {
                return "region";
            }
        }

        /** The gate said no. */
        record NotAllowed(Denied denied) implements CreateProjectResult, RefusedByGate {}
    }

    /** What became of it. */
    sealed interface DeleteProjectResult {
        /** Gone from every list; the namespace is being removed. */
        record Deleted(Project project) implements DeleteProjectResult {}

        /** Things still live in it: they are listed. */
        record NotEmpty(List<ResourceRef> resources) implements DeleteProjectResult, Refusal {
            @Override
            public String code() {
                return "project.not-empty";
            }

            @Override
            public List<Object> arguments() {
                return List.of(
                        resources.size(),
                        String.join(
                                ", ",
                                resources.stream()
                                        .map(ResourceRef::name)
                                        .limit(10)
                                        .toList()));
            }

            @Override
            public Kind kind() {
                return Kind.CONFLICT;
            }
        }

        /** What was typed is not the project's name. */
        record ConfirmationDiffers() implements DeleteProjectResult, Refusal {
            @Override
            public String code() {
                return "project.confirmation-differs";
            }

            @Override
            public @Nullable String field() {
                return "confirm";
            }
        }

        /** The gate said no. */
        record NotAllowed(Denied denied) implements DeleteProjectResult, RefusedByGate {}
    }

    /** What the module that drives clusters answers: where projects can live. */
    interface OfferedRegions {
        List<Region> offered();
    }

    /** What a resource module answers so that a project is not deleted under it. */
    interface Residents {
        /** What of this module's kind lives in the project. */
        List<ResourceRef> in(ProjectId project);
    }
}
