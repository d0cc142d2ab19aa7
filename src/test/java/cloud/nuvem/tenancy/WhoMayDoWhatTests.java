package cloud.nuvem.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The whole matrix of roles and permissions, as product.md's section on people spells it. */
class WhoMayDoWhatTests {

    private static final String MATRIX = """
            permission         | OWNER | ADMIN | OPERATOR | BILLING | VIEWER
            VIEW_RESOURCES     | yes   | yes   | yes      | no      | yes
            OPERATE_RESOURCES  | yes   | yes   | yes      | no      | no
            USE_CONSOLE        | yes   | yes   | yes      | no      | no
            MANAGE_PROJECTS    | yes   | yes   | no       | no      | no
            MANAGE_MEMBERS     | yes   | yes   | no       | no      | no
            VIEW_AUDIT         | yes   | yes   | no       | no      | no
            VIEW_BILLING       | yes   | yes   | no       | yes     | no
            MANAGE_BILLING     | yes   | no    | no       | yes     | no
            CLOSE_ORGANIZATION | yes   | no    | no       | no      | no
            """;

    private static final Map<Role, Set<Permission>> ALLOWED = parse();

    private final Access access = TenancyWorld.bean(Access.class);
    private final Actor owner = TenancyWorld.somebody();
    private final Organization organization = TenancyWorld.organizationOf(owner);
    private final Project project = TenancyWorld.projectIn(organization, owner, "Shop");
    private final Project other = TenancyWorld.projectIn(organization, owner, "Blog");

    @Test
    void theMatrixIsWhole() {
        assertThat(ALLOWED).containsOnlyKeys(Role.values());
        assertThat(MATRIX.lines().skip(1).map(line -> line.split("\\|", -1)[0].strip()))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Permission.values()).map(Enum::name).toList());
    }

    @TestFactory
    Stream<DynamicTest> aRoleForTheOrganizationCountsThereAndInEveryProject() {
        return cells((role, permission, allowed) -> {
            var actor = TenancyWorld.member(organization, owner, null, role);
            assertOrganization(actor, permission, allowed, role);
            assertProject(actor, project, permission, allowed, role);
            assertProject(actor, other, permission, allowed, role);
        });
    }

    @TestFactory
    Stream<DynamicTest> aRoleForOneProjectCountsThereAlone() {
        return cells((role, permission, allowed) -> {
            if (role == Role.OWNER || role == Role.BILLING) {
                return; // cannot be given for one project
            }
            var actor = TenancyWorld.member(organization, owner, project, role);
            assertProject(actor, project, permission, allowed, role);
            assertOrganization(actor, permission, false, role);
            var refused =
                    catchThrowableOfType(DeniedException.class, () -> access.require(actor, other.id(), permission));
            assertThat(refused.denied()).isEqualTo(new Denied.Absent("project"));
        });
    }

    @Test
    void twoRolesAllowTogetherWhatEachOfThemAllows() {
        var actor = TenancyWorld.member(organization, owner, null, Role.BILLING);
        TenancyWorld.grant(organization, owner, project, actor.person(), Role.OPERATOR);

        assertThat(access.permissions(actor, project.id()))
                .containsExactlyInAnyOrder(
                        Permission.VIEW_RESOURCES,
                        Permission.OPERATE_RESOURCES,
                        Permission.USE_CONSOLE,
                        Permission.VIEW_BILLING,
                        Permission.MANAGE_BILLING);
        assertThat(access.require(actor, project.id(), Permission.VIEW_RESOURCES)
                        .role())
                .as("the role that allows it goes to the cluster")
                .isEqualTo(Role.OPERATOR);
        assertThat(access.require(actor, project.id(), Permission.VIEW_BILLING).role())
                .isEqualTo(Role.BILLING);
    }

    @Test
    void aRevokedRoleCountsWithTheNextCall() {
        var actor = TenancyWorld.member(organization, owner, null, Role.OPERATOR);
        access.require(actor, project.id(), Permission.OPERATE_RESOURCES);

        TenancyWorld.bean(Memberships.class)
                .revoke(owner, new Memberships.RevokeRole(organization.id(), actor.person(), null));

        var refused = catchThrowableOfType(
                DeniedException.class, () -> access.require(actor, project.id(), Permission.OPERATE_RESOURCES));
        assertThat(refused.denied()).isInstanceOf(Denied.Absent.class);
    }

    private void assertOrganization(Actor actor, Permission permission, boolean allowed, Role role) {
        assertThat(access.permissions(actor, organization.id()).contains(permission))
                .isEqualTo(allowed);
        if (allowed) {
            var member = access.require(actor, organization.id(), permission);
            assertThat(member).isEqualTo(new OrganizationMember(actor.person(), organization, role));
            return;
        }
        var refused =
                catchThrowableOfType(DeniedException.class, () -> access.require(actor, organization.id(), permission));
        assertThat(refused.denied()).isEqualTo(new Denied.RoleTooWeak(role, permission));
    }

    private void assertProject(Actor actor, Project place, Permission permission, boolean allowed, Role role) {
        assertThat(access.permissions(actor, place.id()).contains(permission)).isEqualTo(allowed);
        if (allowed) {
            var member = access.require(actor, place.id(), permission);
            assertThat(member).isEqualTo(new ProjectMember(actor.person(), place, role));
            return;
        }
        var refused = catchThrowableOfType(DeniedException.class, () -> access.require(actor, place.id(), permission));
        assertThat(refused.denied()).isEqualTo(new Denied.RoleTooWeak(role, permission));
    }

    private interface Cell {
        void check(Role role, Permission permission, boolean allowed);
    }

    private static Stream<DynamicTest> cells(Cell cell) {
        return Arrays.stream(Role.values())
                .flatMap(role -> Arrays.stream(Permission.values())
                        .map(permission -> DynamicTest.dynamicTest(
                                role + " " + permission,
                                () -> cell.check(
                                        role,
                                        permission,
                                        ALLOWED.getOrDefault(role, Set.of()).contains(permission)))));
    }

    private static Map<Role, Set<Permission>> parse() {
        Map<Role, Set<Permission>> allowed = new EnumMap<>(Role.class);
        var lines = MATRIX.lines().map(line -> line.split("\\|", -1)).toList();
        for (int column = 1; column < lines.getFirst().length; column++) {
            var permissions = EnumSet.noneOf(Permission.class);
            for (var line : lines.subList(1, lines.size())) {
                if (line[column].strip().equals("yes")) {
                    permissions.add(Permission.valueOf(line[0].strip()));
                }
            }
            allowed.put(Role.valueOf(lines.getFirst()[column].strip()), permissions);
        }
        return allowed;
    }
}
