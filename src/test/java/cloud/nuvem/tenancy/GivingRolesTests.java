package cloud.nuvem.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.nuvem.identity.PersonId;
import cloud.nuvem.tenancy.Memberships.ChangeRoleResult;
import cloud.nuvem.tenancy.Memberships.ChangeRoleResult.Changed;
import cloud.nuvem.tenancy.Memberships.ChangeRoleResult.LastOwner;
import cloud.nuvem.tenancy.Memberships.ChangeRoleResult.NotAllowed;
import cloud.nuvem.tenancy.Memberships.ChangeRoleResult.NotForOneProject;
import cloud.nuvem.tenancy.Memberships.ChangeRoleResult.RoleBeyondOwn;
import cloud.nuvem.tenancy.Memberships.ChangeRoleResult.UnknownProject;
import cloud.nuvem.tenancy.Memberships.GrantRole;
import cloud.nuvem.tenancy.Memberships.HeldRole;
import cloud.nuvem.tenancy.Memberships.RevokeRole;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GivingRolesTests {

    private final Memberships memberships = TenancyWorld.bean(Memberships.class);
    private final Actor owner = TenancyWorld.somebody();
    private final Organization organization = TenancyWorld.organizationOf(owner);
    private final Project shop = TenancyWorld.projectIn(organization, owner, "Shop");
    private final PersonId newcomer = TenancyWorld.somebody().person();

    @Test
    void aRoleForTheOrganizationAndOneForAProjectStandSideBySide() {
        grant(owner, newcomer, null, Role.VIEWER);
        grant(owner, newcomer, shop, Role.OPERATOR);

        assertThat(memberships.of(owner, organization.id()))
                .filteredOn(member -> member.person().equals(newcomer))
                .singleElement()
                .satisfies(member -> assertThat(member.roles())
                        .extracting(HeldRole::project, HeldRole::role)
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple(null, Role.VIEWER),
                                org.assertj.core.groups.Tuple.tuple(shop.id(), Role.OPERATOR)));
    }

    @Test
    void aNewRoleReplacesTheOldOne() {
        grant(owner, newcomer, null, Role.VIEWER);
        grant(owner, newcomer, null, Role.OPERATOR);

        assertThat(memberships.of(owner, organization.id()))
                .filteredOn(member -> member.person().equals(newcomer))
                .flatExtracting(Memberships.Member::roles)
                .extracting(HeldRole::role)
                .containsExactly(Role.OPERATOR);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void anAdminGivesOnlyWhatTheyMayThemselves(Role role) {
        var admin = TenancyWorld.member(organization, owner, null, Role.ADMIN);

        var result = grant(admin, newcomer, null, role);

        assertThat(result)
                .isEqualTo(role == Role.OWNER || role == Role.BILLING ? new RoleBeyondOwn(role) : new Changed());
    }

    @Test
    void anAdminDoesNotTakeAnOwnersRole() {
        var admin = TenancyWorld.member(organization, owner, null, Role.ADMIN);

        assertThat(grant(admin, owner.person(), null, Role.VIEWER)).isEqualTo(new RoleBeyondOwn(Role.OWNER));
        assertThat(revoke(admin, owner.person(), null)).isEqualTo(new RoleBeyondOwn(Role.OWNER));
    }

    @Test
    void anOperatorGivesNothing() {
        var operator = TenancyWorld.member(organization, owner, null, Role.OPERATOR);

        assertThat(grant(operator, newcomer, null, Role.VIEWER))
                .isEqualTo(new NotAllowed(new Denied.RoleTooWeak(Role.OPERATOR, Permission.MANAGE_MEMBERS)));
    }

    @Test
    void anAdminOfOneProjectDoesNotManageMembers() {
        var admin = TenancyWorld.member(organization, owner, shop, Role.ADMIN);

        assertThat(grant(admin, newcomer, shop, Role.VIEWER))
                .isEqualTo(new NotAllowed(new Denied.RoleTooWeak(Role.ADMIN, Permission.MANAGE_MEMBERS)));
    }

    @Test
    void owningAndPayingConcernTheWholeOrganization() {
        assertThat(grant(owner, newcomer, shop, Role.OWNER)).isEqualTo(new NotForOneProject(Role.OWNER));
        assertThat(grant(owner, newcomer, shop, Role.BILLING)).isEqualTo(new NotForOneProject(Role.BILLING));
    }

    @Test
    void aProjectOfAnotherOrganizationIsUnknown() {
        var other = TenancyWorld.somebody();
        var foreign = TenancyWorld.projectIn(TenancyWorld.organizationOf(other), other, "Foreign");

        assertThat(grant(owner, newcomer, foreign, Role.VIEWER)).isEqualTo(new UnknownProject());
    }

    @Test
    void theLastOwnerStays() {
        assertThat(revoke(owner, owner.person(), null)).isEqualTo(new LastOwner());
        assertThat(grant(owner, owner.person(), null, Role.ADMIN)).isEqualTo(new LastOwner());

        grant(owner, newcomer, null, Role.OWNER);
        assertThat(revoke(owner, owner.person(), null)).isEqualTo(new Changed());
    }

    @Test
    void twoOwnersWhoLeaveAtOnceDoNotLeaveNobody() throws Exception {
        var second = TenancyWorld.member(organization, owner, null, Role.OWNER);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<ChangeRoleResult>> calls =
                    List.of(() -> revoke(owner, owner.person(), null), () -> revoke(second, second.person(), null));
            var changed = 0;
            for (var result : threads.invokeAll(calls)) {
                changed += result.get() instanceof Changed ? 1 : 0;
            }
            assertThat(changed).isEqualTo(1);
        }
    }

    @Test
    void takingWhatNobodyHoldsIsDoneAsWell() {
        assertThat(revoke(owner, newcomer, shop)).isEqualTo(new Changed());
    }

    private ChangeRoleResult grant(Actor by, PersonId person, @Nullable Project project, Role role) {
        return memberships.grant(
                by, new GrantRole(organization.id(), person, project == null ? null : project.id(), role));
    }

    private ChangeRoleResult revoke(Actor by, PersonId person, @Nullable Project project) {
        return memberships.revoke(by, new RevokeRole(organization.id(), person, project == null ? null : project.id()));
    }
}
