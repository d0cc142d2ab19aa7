package cloud.nuvem.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.kernel.Region;
import cloud.nuvem.tenancy.Projects.CreateProject;
import cloud.nuvem.tenancy.Projects.CreateProjectResult;
import cloud.nuvem.tenancy.Projects.CreateProjectResult.Created;
import cloud.nuvem.tenancy.Projects.CreateProjectResult.InvalidName;
import cloud.nuvem.tenancy.Projects.CreateProjectResult.NameTaken;
import cloud.nuvem.tenancy.Projects.CreateProjectResult.UnknownRegion;
import cloud.nuvem.tenancy.TenantEvent.ProjectCreated;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreatingProjectsTests {

    private final Projects projects = TenancyWorld.bean(Projects.class);
    private final Actor owner = TenancyWorld.somebody();
    private final Organization organization = TenancyWorld.organizationOf(owner);

    @Test
    void namesTheProjectAfterWhatPeopleCallIt() {
        var project = ((Created) create("  Loja de Verão  ")).project();

        assertThat(project.name()).isEqualTo("Loja de Verão");
        assertThat(project.id().value()).matches("loja-de-verao-[a-z0-9]{5}");
        assertThat(project.organization()).isEqualTo(organization.id());
        assertThat(TenancyWorld.bean(Tenants.class).projects(owner)).containsExactly(project);
        assertThat(TenancyWorld.heard(organization))
                .anySatisfy(event -> assertThat(event).isEqualTo(new ProjectCreated(project, project.createdAt())));
    }

    @Test
    void refusesANameTheOrganizationHasInAnyCase() {
        create("Shop");

        assertThat(create("SHOP")).isEqualTo(new NameTaken("SHOP"));
    }

    @Test
    void givesANameAgainAfterItsProjectIsDeleted() {
        var first = ((Created) create("Shop")).project();
        projects.delete(owner, first.id(), "Shop");

        var second = ((Created) create("Shop")).project();

        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void anotherOrganizationMayHaveTheSameName() {
        create("Shop");
        var other = TenancyWorld.somebody();
        var elsewhere = TenancyWorld.organizationOf(other);

        assertThat(projects.create(other, new CreateProject(elsewhere.id(), "Shop", TenancyWorld.REGION)))
                .isInstanceOf(Created.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0000b", "a\nb", "a\u202Eb", "a\uD800", "\u200B"})
    void refusesANameThatCannotBeSeen(String name) {
        assertThat(create(name)).isEqualTo(new InvalidName());
    }

    @Test
    void refusesANameThatIsTooLong() {
        assertThat(create("é".repeat(61))).isEqualTo(new InvalidName());
        assertThat(create("x".repeat(1_000_000))).isEqualTo(new InvalidName());
        assertThat(create("🙂".repeat(60))).isInstanceOf(Created.class);
    }

    @Test
    void refusesARegionThatIsNotOffered() {
        assertThat(projects.create(owner, new CreateProject(organization.id(), "Shop", new Region("moon-1"))))
                .isEqualTo(new UnknownRegion("moon-1"));
        assertThat(projects.regions()).containsExactly(new Region("fra-1"), new Region("sao-1"));
    }

    @Test
    void ofFiftyAtOnceWithOneNameOneIsMade() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<CreateProjectResult>>();
            for (int call = 0; call < 50; call++) {
                calls.add(() -> create("Shop"));
            }
            var made = 0;
            for (var result : threads.invokeAll(calls)) {
                made += result.get() instanceof Created ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        }
        assertThat(TenancyWorld.bean(Tenants.class).projects(owner)).hasSize(1);
    }

    private CreateProjectResult create(String name) {
        return projects.create(owner, new CreateProject(organization.id(), name, TenancyWorld.REGION));
    }
}
