package cloud.nuvem.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.kernel.ResourceRef;
import cloud.nuvem.tenancy.Projects.DeleteProjectResult.ConfirmationDiffers;
import cloud.nuvem.tenancy.Projects.DeleteProjectResult.Deleted;
import cloud.nuvem.tenancy.Projects.DeleteProjectResult.NotAllowed;
import cloud.nuvem.tenancy.Projects.DeleteProjectResult.NotEmpty;
import cloud.nuvem.tenancy.TenancyWorld.SomeResidents;
import cloud.nuvem.tenancy.TenantEvent.ProjectDeleted;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeletingProjectsTests {

    private final Projects projects = TenancyWorld.bean(Projects.class);
    private final Actor owner = TenancyWorld.somebody();
    private final Organization organization = TenancyWorld.organizationOf(owner);
    private final Project shop = TenancyWorld.projectIn(organization, owner, "Shop");

    @Test
    void takesItFromEveryListAndKeepsItForTheReconciler() {
        assertThat(projects.delete(owner, shop.id(), " Shop ")).isEqualTo(new Deleted(shop));

        var directory = TenancyWorld.bean(ProjectDirectory.class);
        assertThat(TenancyWorld.bean(Tenants.class).projects(owner)).isEmpty();
        assertThat(directory.all()).extracting(listed -> listed.project()).doesNotContain(shop);
        assertThat(directory.deleted()).extracting(listed -> listed.project()).contains(shop);
        assertThat(TenancyWorld.heard(organization)).anyMatch(ProjectDeleted.class::isInstance);
    }

    @Test
    void refusesAnotherNameThanTheProjects() {
        assertThat(projects.delete(owner, shop.id(), "shop")).isEqualTo(new ConfirmationDiffers());
        assertThat(TenancyWorld.bean(Tenants.class).projects(owner)).containsExactly(shop);
    }

    @Test
    void refusesWhileAnythingLivesInItAndListsIt() {
        var machine = new ResourceRef("virtual-machine", shop.id().value(), "web-1");
        TenancyWorld.bean(SomeResidents.class).living.put(shop.id(), List.of(machine));

        assertThat(projects.delete(owner, shop.id(), "Shop")).isEqualTo(new NotEmpty(List.of(machine)));
        assertThat(TenancyWorld.bean(Tenants.class).projects(owner)).containsExactly(shop);
    }

    @Test
    void refusesAnOperator() {
        var operator = TenancyWorld.member(organization, owner, null, Role.OPERATOR);

        assertThat(projects.delete(operator, shop.id(), "Shop"))
                .isEqualTo(new NotAllowed(new Denied.RoleTooWeak(Role.OPERATOR, Permission.MANAGE_PROJECTS)));
    }

    @Test
    void aSecondDeletionFindsNothing() {
        projects.delete(owner, shop.id(), "Shop");

        assertThat(projects.delete(owner, shop.id(), "Shop")).isEqualTo(new NotAllowed(new Denied.Absent("project")));
    }
}
